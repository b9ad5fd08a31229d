/** Where the app is, as its routes name it: `/inbox/all`. Known at once, and followed by nobody. */
export function addressNow(): string {
  return `/${location.hash.replace(/^#?\/?/, "")}`;
}

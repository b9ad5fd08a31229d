// A write that found no room. It is rolled back, and may be tried again once there is.

const FULL = 13;
/** How the error is called once it has come from the worker or another window, where SQLite's code is not carried over. */
export const NO_ROOM = "NoRoom";

export function isFullDisk(error: unknown): boolean {
  const { code, name } = (error ?? {}) as { code?: unknown; name?: unknown };
  return name === NO_ROOM || (typeof code === "number" && (code & 0xff) === FULL);
}

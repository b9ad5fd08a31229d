// Parts of the app that are fetched when they are needed and could not be had: another window has taken a newer version, and
// the files of this one are gone with it, or the network has failed before all of them were here.

const missing = new WeakSet<Error>();

/** From the start on, before any part is asked for. */
export function noteMissingParts(): void {
  addEventListener("vite:preloadError", ({ payload }) => missing.add(payload));
}

export function isOfMissingPart(fault: unknown): boolean {
  return fault instanceof Error && missing.has(fault);
}

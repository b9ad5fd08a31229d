// A store belongs to the newest version of the app that has opened it. Whatever an older one asks of it is refused so: its
// window is to be loaded anew.

/** How the error is called, also once it has come from the worker or another window. */
const NAME = "NewerVersion";

export class NewerVersion extends Error {
  override name = NAME;

  constructor() {
    super("A newer version of this app has the local store now: reload this window to get it.");
  }
}

export function isNewerVersion(error: unknown): boolean {
  return error instanceof Error && error.name === NAME;
}

// SQLite's words for a file that is not as it should be.

const CORRUPT = 11;
const NOT_A_DATABASE = 26;

/** What SQLite can't see: the file is sound, and not what was written last. */
export class LostWrites extends Error {
  readonly code = CORRUPT;

  constructor() {
    super("The file of this store lacks what was written last: the copies beside it have more.");
  }
}

/** Whether the file is damaged, as far as the error tells: nothing that is tried again will mend it. */
export function isDamage(error: unknown): boolean {
  const code = (error as { code?: unknown } | null)?.code;
  return typeof code === "number" && [CORRUPT, NOT_A_DATABASE].includes(code & 0xff);
}

const EARLIEST = new Date("2000-01-01T00:00:00.000Z");

/** The author's clock is for display alone and may be years off; it is kept within what can be true (S7). */
export function boundWrittenAt(writtenAt: string, now: Date): Date {
  const claimed = new Date(writtenAt);
  if (claimed < EARLIEST) return EARLIEST;
  return claimed > now ? now : claimed;
}

import type { Random } from "./seeded-random.ts";

/** Gives UUIDv7 ids for moments; ids of one millisecond sort in the order in which they were asked for. */
export type MakeId = (at: Date) => string;

export function seededIds(random: Random): MakeId {
  let last = Number.NaN;
  let count = 0;
  return (at) => {
    count = at.getTime() === last ? count + 1 : 0;
    last = at.getTime();
    const time = at.getTime().toString(16).padStart(12, "0");
    const variant = (8 + random.between(0, 3)).toString(16);
    const tail = hex(random, 3) + hex(random, 6) + hex(random, 6);
    return [
      time.slice(0, 8),
      time.slice(8),
      `7${count.toString(16).padStart(3, "0")}`,
      variant + tail.slice(0, 3),
      tail.slice(3),
    ].join("-");
  };
}

function hex(random: Random, digits: number): string {
  return random
    .between(0, 16 ** digits - 1)
    .toString(16)
    .padStart(digits, "0");
}

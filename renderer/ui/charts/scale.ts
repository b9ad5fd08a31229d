// Where values lie on an axis that begins at zero.

/** The end of an axis that holds `max`: a round number, at least 4, that four equal steps reach in whole numbers. */
export function axisEndFor(max: number): number {
  for (let power = 1; ; power *= 10) {
    const end = [4, 8, 12, 20, 40].map((step) => step * power).find((step) => step >= max);
    if (end !== undefined) return end;
  }
}

/** The marks of an axis, from its end to zero. */
export function ticksOf(end: number): number[] {
  return [4, 3, 2, 1, 0].map((quarter) => (end * quarter) / 4);
}

/** Which of `count` points get a name below: the first, the last, and so many between them at equal distances. */
export function namedPoints(count: number, max: number): number[] {
  if (count <= max) return Array.from({ length: count }, (_, index) => index);
  return Array.from({ length: max }, (_, index) => Math.round((index * (count - 1)) / (max - 1)));
}

const RULES = { P: 5, T: 12, M: 5, S: 13 } as const;

/** The ids of the rules that the product is built on. */
export const RULE_IDS: readonly string[] = Object.entries(RULES).flatMap(([letter, count]) =>
  Array.from({ length: count }, (_, at) => `${letter}${at + 1}`),
);

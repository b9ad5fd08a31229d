// Property tests run on one seed that is written down here, so that a failure repeats. fast-check prints the seed and
// the smallest counterexample; HOLDFAST_SEED tries another.

import fc from "fast-check";

export const PROPERTY_SEED = Number(process.env.HOLDFAST_SEED ?? 20_261_124);

/** Asserts that a property holds for `runs` generated inputs. @throws with seed and counterexample where it does not. */
export function always<T extends [unknown, ...unknown[]]>(property: fc.IProperty<T>, runs = 300): void {
  fc.assert(property, { seed: PROPERTY_SEED, numRuns: runs });
}

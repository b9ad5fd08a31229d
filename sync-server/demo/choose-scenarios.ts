import { SCENARIOS } from "./scenarios/all-scenarios.ts";
import type { Language, Scenario } from "./scenarios/scenario.ts";
import type { Random } from "./seeded-random.ts";

/**
 * Returns a chooser that takes one of the scenarios which have not been told for longest, so that nobody meets the same
 * story twice within a screenful of tickets.
 */
export function scenarioChooser(random: Random): (language: Language) => Scenario {
  const lastTold = new Map<string, number>(SCENARIOS.map(({ key }, index) => [key, (index * 31) % SCENARIOS.length]));
  let turn = SCENARIOS.length;
  return (language) => {
    const rested = SCENARIOS.filter((scenario) => scenario.language === language).toSorted(
      (a, b) => (lastTold.get(a.key) ?? 0) - (lastTold.get(b.key) ?? 0),
    );
    const chosen = random.pick(rested.slice(0, Math.max(1, Math.floor(rested.length / 4))));
    lastTold.set(chosen.key, turn);
    turn += 1;
    return chosen;
  };
}

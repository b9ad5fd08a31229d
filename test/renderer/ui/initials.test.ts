import { expect, test } from "vitest";
import { initialsOf } from "#renderer/ui/initials.ts";

test.each([
  ["Sam Ortiz", "SO"],
  ["Zoë van der Meer", "ZM"],
  ["ada", "A"],
  ["李小龙", "李"],
  ["  (Robin)  Achterberg ", "RA"],
  ["😀", "?"],
  ["", "?"],
])("the initials of %o are %s", (name, initials) => {
  expect(initialsOf(name)).toBe(initials);
});

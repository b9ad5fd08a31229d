// What the bench does in the app: the same few things that an agent does all day, each measured.

import type { Page } from "playwright-core";
import { NOUNS } from "./fill-desk.ts";
import type { Measured, PaintMeter } from "./paint-meter.ts";

export const ACTS = ["view switch", "opened ticket", "typed letter of search", "j or k held down"] as const;
export type Act = (typeof ACTS)[number];
export type Taken = Record<Act, Measured[]>;

const VIEWS = [
  { key: "a", label: "All tickets" },
  { key: "o", label: "Open" },
  { key: "i", label: "In progress" },
  { key: "u", label: "Unassigned" },
] as const;
const OPENED_A_ROUND = 4;
/** Nobody types the next letter, presses the next key, or presses a row that the pointer has just come to, sooner. */
const BETWEEN_MS = 200;
const HELD_A_ROUND = 12;

export function nothingTaken(): Taken {
  return { "view switch": [], "opened ticket": [], "typed letter of search": [], "j or k held down": [] };
}

/** Once through everything. @returns how many steps it was. */
export async function workOneRound(page: Page, meter: PaintMeter, taken: Taken, round: number): Promise<number> {
  let steps = 0;
  const note = async (act: Act, measuring: Promise<Measured>) => {
    taken[act].push(await measuring);
    steps += 1;
  };
  const pause = () => page.waitForTimeout(BETWEEN_MS);
  for (const { key, label } of VIEWS) {
    await pause();
    await page.keyboard.press("g");
    await note(
      "view switch",
      meter.measure("view switch", { kind: "view", label }, () => page.keyboard.press(key)),
    );
  }
  for (const row of await rowsOfRound(page, round)) {
    const subject = (await row.locator("span").first().textContent()) ?? "";
    await row.hover();
    await pause();
    await note(
      "opened ticket",
      meter.measure("opened ticket", { kind: "ticket", subject }, () => row.click()),
    );
  }
  await page.getByRole("listbox").focus();
  for (const key of ["j", "k"]) {
    // Held down, a key comes again and again without being let go.
    for (let turn = 0; turn < HELD_A_ROUND; turn += 1) {
      const held = meter.measure("j or k held down", { kind: "cursor" }, () => page.keyboard.down(key));
      await note("j or k held down", held);
    }
    await page.keyboard.up(key);
  }
  await page.keyboard.press("/");
  const noun = NOUNS[round % NOUNS.length] ?? "";
  // One letter alone is not marked where it is found.
  await page.keyboard.press(noun[0] ?? "");
  for (let length = 2; length <= noun.length; length += 1) {
    const letter = noun[length - 1] ?? "";
    const expected = { kind: "search", text: noun.slice(0, length) } as const;
    await pause();
    const typed = meter.measure("typed letter of search", expected, () => page.keyboard.press(letter));
    await note("typed letter of search", typed);
  }
  await page.keyboard.press("Escape");
  return steps;
}

/** Rows further down the list in each round, so that each ticket is opened for the first time. */
async function rowsOfRound(page: Page, round: number) {
  const first = round * OPENED_A_ROUND;
  const list = page.getByRole("listbox");
  await list.evaluate((box, at) => {
    box.scrollTop = at * (box.querySelector("[role=option]")?.clientHeight ?? 0);
  }, first);
  const numbers = Array.from({ length: OPENED_A_ROUND }, (_, at) => first + at + 1);
  return numbers.map((number) => list.locator(`[role=option][aria-posinset="${number}"]`));
}

// What the bench does in the app: the same few things that an agent does all day, each measured.

import type { Page } from "playwright-core";
import { NOUNS } from "./fill-desk.ts";
import type { PaintMeter } from "./paint-meter.ts";

export const ACTS = ["view switch", "opened ticket", "typed letter of search", "j or k held down"] as const;
export type Act = (typeof ACTS)[number];
export type Times = Record<Act, number[]>;

const VIEWS = [
  { key: "a", label: "All tickets" },
  { key: "o", label: "Open" },
  { key: "i", label: "In progress" },
  { key: "u", label: "Unassigned" },
] as const;
const OPENED_A_ROUND = 4;
const HELD_A_ROUND = 12;

export function noTimes(): Times {
  return { "view switch": [], "opened ticket": [], "typed letter of search": [], "j or k held down": [] };
}

/** Once through everything. @returns how many steps it was. */
export async function workOneRound(page: Page, meter: PaintMeter, times: Times, round: number): Promise<number> {
  let steps = 0;
  const note = (act: Act, took: number) => {
    times[act].push(took);
    steps += 1;
  };
  for (const { key, label } of VIEWS) {
    await page.keyboard.press("g");
    note("view switch", await meter.measure({ kind: "view", label }, () => page.keyboard.press(key)));
  }
  for (let row = 0; row < OPENED_A_ROUND; row += 1) {
    const option = page.getByRole("option").nth(row + (round % 3));
    const subject = (await option.locator("span").first().textContent()) ?? "";
    note("opened ticket", await meter.measure({ kind: "ticket", subject }, () => option.click()));
  }
  await page.getByRole("listbox").focus();
  for (const key of ["j", "k"]) {
    // Held down, a key comes again and again without being let go.
    for (let turn = 0; turn < HELD_A_ROUND; turn += 1) {
      note("j or k held down", await meter.measure({ kind: "cursor" }, () => page.keyboard.down(key)));
    }
    await page.keyboard.up(key);
  }
  await page.keyboard.press("/");
  const noun = NOUNS[round % NOUNS.length] ?? "";
  // One letter alone is not marked where it is found.
  await page.keyboard.press(noun[0] ?? "");
  for (let length = 2; length <= noun.length; length += 1) {
    const letter = noun[length - 1] ?? "";
    const text = noun.slice(0, length);
    note("typed letter of search", await meter.measure({ kind: "search", text }, () => page.keyboard.press(letter)));
  }
  await page.keyboard.press("Escape");
  return steps;
}

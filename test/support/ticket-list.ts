// The list of tickets that is open, as its reader sees and orders it.

import type { Page } from "playwright-core";
import { expect } from "vitest";
import { PATIENCE_MS } from "./person-in-browser.ts";

/** Until the list that is open has these tickets, by their subjects, in this order and no others. */
export async function untilRowsAre(page: Page, subjects: readonly string[]): Promise<void> {
  const rows = page.getByRole("option");
  await expect
    .poll(async () => (await rows.allTextContents()).map((text) => subjects.find((one) => text.includes(one))), {
      timeout: PATIENCE_MS,
    })
    .toEqual(subjects);
}

/** Sorts or groups it, by a label of its menu. */
export async function chooseOrder(page: Page, label: string): Promise<void> {
  await page.keyboard.press("o");
  const menu = page.getByRole("menu");
  await menu.waitFor();
  await menu.getByRole("menuitemradio", { name: label }).last().click();
  await page.keyboard.press("Escape");
  await menu.waitFor({ state: "detached" });
}

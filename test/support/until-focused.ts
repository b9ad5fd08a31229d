// Keys go to whatever has the focus when they are pressed: before any that are meant for a field or a menu, it must be there.

import type { Locator, Page } from "playwright-core";
import { expect } from "vitest";

export async function untilFocused(locator: Locator): Promise<void> {
  await expect.poll(() => locator.evaluate((element) => element === document.activeElement)).toBe(true);
}

/** Opens the palette of commands and tickets, ready to be typed into. */
export async function openPalette(page: Page): Promise<Locator> {
  await page.keyboard.press("ControlOrMeta+k");
  const palette = page.getByRole("dialog", { name: "Commands and tickets" });
  await untilFocused(palette.getByRole("combobox"));
  return palette;
}

/** An open list of this option has the focus: on one of them, or on what holds them where none is chosen yet. */
export async function untilAmong(option: Locator): Promise<void> {
  await option.waitFor();
  const isIn = (one: Element) => {
    const focused = document.activeElement;
    const holder = focused?.closest("[role=listbox]") ?? focused;
    return holder !== document.body && holder?.contains(one);
  };
  await expect.poll(() => option.evaluate(isIn)).toBe(true);
}

/** Of an open list from which one is chosen: the option that begins with these letters, once they have led to it. */
export async function chooseByLetters(page: Page, letters: string, option: string | RegExp): Promise<void> {
  const chosen = page.getByRole("option", { name: option, exact: true });
  await untilAmong(chosen);
  await page.keyboard.type(letters);
  await untilFocused(chosen);
  await page.keyboard.press("Enter");
}

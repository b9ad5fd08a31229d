import type { Page } from "playwright-core";
import { english } from "#renderer/texts/english.ts";
import { german } from "#renderer/texts/german.ts";
import { textsByKey } from "../house/text-keys.ts";

const germanTexts = new Set(textsByKey(german).values());
const englishTexts = new Set([...textsByKey(english).values()].filter((text) => !germanTexts.has(text)));

/** Lines on the screen, names and hints that are word for word a text of the English catalogue. */
export async function leftInEnglish(page: Page): Promise<string[]> {
  const said = await page.evaluate(() => {
    const named = [...document.querySelectorAll("[aria-label], [title], [placeholder]")].flatMap((element) =>
      ["aria-label", "title", "placeholder"].map((name) => element.getAttribute(name) ?? ""),
    );
    return [...document.body.innerText.split("\n"), ...named].map((words) => words.trim());
  });
  return said.filter((words) => englishTexts.has(words));
}

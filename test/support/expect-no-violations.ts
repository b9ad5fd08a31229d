import AxeBuilder from "@axe-core/playwright";
import { expect } from "vitest";
import type { PersonInBrowser } from "./person-in-browser.ts";
import { untilPainted } from "./until-painted.ts";

/** Keeps the focus in an open menu: it is meant to be reached, and hands the focus on. */
const FOCUS_GUARD = "[data-base-ui-focus-guard]";
const WCAG_22_AA = ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"];

/** WCAG 2.2 AA as far as axe can judge it, of what is on the screen now, in both themes; or these rules of axe's alone. */
export async function expectNoViolations({ page }: Pick<PersonInBrowser, "page">, rules?: string[]): Promise<void> {
  for (const colorScheme of ["light", "dark"] as const) {
    // Without motion, for a colour on its way to another has a contrast of its own.
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    await untilPainted(page);
    const axe = new AxeBuilder({ page }).exclude(FOCUS_GUARD);
    const { violations } = await (rules ? axe.withRules(rules) : axe.withTags(WCAG_22_AA)).analyze();
    const found = violations.map(
      ({ id, nodes }) => `${id}: ${nodes.map(({ html, failureSummary }) => `${html} (${failureSummary})`).join(" | ")}`,
    );
    expect([colorScheme, ...found]).toEqual([colorScheme]);
  }
}

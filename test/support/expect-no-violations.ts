import AxeBuilder from "@axe-core/playwright";
import { expect } from "vitest";
import type { PersonInBrowser } from "./person-in-browser.ts";
import { untilPainted } from "./until-painted.ts";

/** WCAG 2.2 AA as far as axe can judge it, of what is on the screen now, in both themes. */
export async function expectNoViolations({ page }: PersonInBrowser): Promise<void> {
  for (const colorScheme of ["light", "dark"] as const) {
    // Without motion, for a colour on its way to another has a contrast of its own.
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    await untilPainted(page);
    const { violations } = await new AxeBuilder({ page })
      .withTags(["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"])
      .analyze();
    const found = violations.map(
      ({ id, nodes }) => `${id}: ${nodes.map(({ html, failureSummary }) => `${html} (${failureSummary})`).join(" | ")}`,
    );
    expect([colorScheme, ...found]).toEqual([colorScheme]);
  }
}

import type { Page } from "playwright-core";
import { expect } from "vitest";

/**
 * Nothing of the screen lies beyond its edges, nobody has to scroll sideways (WCAG 2.2, 1.4.10), and the window does not
 * scroll at all. Tables and tabs scroll in a box of their own, and what ends in dots is told whole by its title or elsewhere.
 */
export async function expectNoOverflow(page: Page): Promise<void> {
  const beyond = await page.evaluate(() => {
    const width = document.documentElement.clientWidth;
    const isShown = (element: Element) => element.checkVisibility({ visibilityProperty: true, opacityProperty: true });
    const words = [...document.querySelectorAll("body *")].filter(
      (element) =>
        isShown(element) &&
        !element.closest(".sr-only, .truncate, table, [role='tablist']") &&
        [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim()),
    );
    const cut = words.filter((element) => {
      const { left, right } = element.getBoundingClientRect();
      return right > width + 1 || left < -1;
    });
    const { scrollWidth, scrollHeight, clientHeight } = document.documentElement;
    const isSideways = scrollWidth > width ? ["the page scrolls sideways"] : [];
    const isDown = scrollHeight > clientHeight ? ["the window scrolls down"] : [];
    return [...isSideways, ...isDown, ...cut.map((element) => element.outerHTML.slice(0, 200))];
  });
  expect(beyond).toEqual([]);
}

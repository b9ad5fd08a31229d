import type { Page } from "playwright-core";

/** The colours of another theme stand only once the next frame is drawn and what it started has ended. */
export function untilPainted(page: Page): Promise<void> {
  return page.evaluate(async () => {
    await document.fonts.ready;
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    await Promise.allSettled(document.getAnimations().map((animation) => animation.finished));
    await new Promise((resolve) => requestAnimationFrame(resolve));
  });
}

// Takes one picture per size and theme, once what moves has come to rest.

import { join } from "node:path";
import type { Page } from "playwright-core";
import { untilPainted } from "../support/until-painted.ts";
import type { Size } from "./scene.ts";

const THEMES = ["light", "dark"] as const;

/** @returns the paths of the pictures: `<folder>/<name>-<width>-<theme>.png`. */
export async function takePictures(
  page: Page,
  folder: string,
  name: string,
  sizes: readonly Size[],
): Promise<string[]> {
  const paths: string[] = [];
  for (const size of sizes) {
    await page.setViewportSize(size);
    for (const colorScheme of THEMES) {
      await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
      await untilPainted(page);
      const path = join(folder, `${name}-${size.width}-${colorScheme}.png`);
      await page.screenshot({ path });
      paths.push(path);
    }
  }
  return paths;
}

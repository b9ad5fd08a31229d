import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import { languageStore } from "#main/language-store.ts";
import { scratchFolder } from "../support/scratch-folder.ts";

let file: string;

beforeEach(() => {
  file = join(scratchFolder(), "language.json");
});

describe("the app's language", () => {
  it("is unknown at first, and the one that was told last from then on", async () => {
    expect(await languageStore(file).find()).toBeNull();
    await languageStore(file).keep("de");
    await languageStore(file).keep("en");
    expect(await languageStore(file).find()).toBe("en");
  });

  it.each(["{", "{}", '{"language":"tlh"}'])("counts as unknown where the file holds %s", async (content) => {
    writeFileSync(file, content);
    expect(await languageStore(file).find()).toBeNull();
  });
});

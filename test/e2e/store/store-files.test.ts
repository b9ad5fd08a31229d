// What the local store leaves in the files of a browser: what was acknowledged, and not one readable word of it.

import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, test } from "vitest";
import { filesWith } from "../../support/files-with.ts";
import { type PageSite, servePage } from "../../support/page-site.ts";
import { seededRandom } from "../../support/seeded-random.ts";
import { openStoreBrowser, type StoreBrowser } from "../../support/store-browser.ts";
import { damageBeginningOfStore, damageStoreFiles, storeFilesIn } from "../../support/store-files-in.ts";

/** The browser is killed so often; HOLDFAST_KILLS=100 is for a long run by hand. */
const KILLS = Number(process.env.HOLDFAST_KILLS ?? 6);
/** One kill with the two openings around it, on a busy machine. */
const KILL_WITHIN_MS = 30_000;

declare global {
  var tellWritten: (number: number) => void;
}

let site: PageSite;
let browser: StoreBrowser;

beforeAll(async () => {
  site = await servePage("test/store-page");
});
afterAll(() => site.close());
beforeEach(async () => {
  browser = await openStoreBrowser(site.url, inject("chromiumPath"));
});
afterEach(() => browser.close());

describe("the files of the local store", () => {
  test(
    "[L6] a browser killed while it writes, again and again: what was acknowledged is there, and the file is sound",
    async () => {
      const random = seededRandom(7);
      let from = 0;
      for (let kill = 0; kill < KILLS; kill += 1) {
        await browser.page.evaluate(() => globalThis.storePage.open("killed"));
        expect(await browser.page.evaluate(() => globalThis.storePage.findDamage())).toEqual([]);
        const enough = from + 1 + Math.floor(random() * 25);
        const told = await writeUntil(enough, from);
        await browser.kill();
        await browser.reopen();
        await browser.page.evaluate(() => globalThis.storePage.open("killed"));
        const ids = Array.from({ length: told + 1 }, (_, at) => `value-${at}`);
        expect(await browser.page.evaluate((all) => globalThis.storePage.has(all), ids)).toBe(ids.length);
        from = await browser.page.evaluate(() => globalThis.storePage.countValues());
        expect(await browser.page.evaluate(() => globalThis.storePage.takeRestoration())).toBeNull();
        await browser.page.evaluate(() => globalThis.storePage.close());
      }
    },
    KILLS * KILL_WITHIN_MS,
  );

  test.each([
    ["while it is emptied", false],
    ["while room is given back", true],
  ])(
    "[L6] [P5] a browser killed %s: all of it is there or nothing, and what is nowhere else",
    async (name, isEmptied) => {
      const words = "Zanzibarquokka Mississippifaultier";
      const search = (text: string) => browser.page.evaluate((typed) => globalThis.storePage.findText(typed), text);
      await browser.page.evaluate((store) => globalThis.storePage.open(store), name);
      const told = await writeUntil(5, 0);
      await browser.kill();
      await browser.reopen();
      await browser.page.evaluate((store) => globalThis.storePage.open(store), name);
      const fill = { from: 9_000, count: 300, messages: 4, batch: 100, words };
      await browser.page.evaluate((filling) => globalThis.storePage.fill(filling), fill);
      expect(await search("zanzibarqu")).toHaveLength(50);
      const emptying = browser.page.evaluate(() => globalThis.storePage.empty());
      if (isEmptied) await emptying;
      else emptying.catch(() => undefined);
      await browser.kill();
      await browser.reopen();
      await browser.page.evaluate((store) => globalThis.storePage.open(store), name);
      const left = await browser.page.evaluate(() => globalThis.storePage.count());
      if (isEmptied) expect(left).toBe(0);
      else if (left > 0) expect(left).toBeGreaterThanOrEqual(300);
      expect(await search("zanzibarqu")).toHaveLength(left === 0 ? 0 : 50);
      const ids = Array.from({ length: told + 1 }, (_, at) => `value-${at}`);
      expect(await browser.page.evaluate((all) => globalThis.storePage.has(all), ids)).toBe(ids.length);
      expect(await browser.page.evaluate(() => globalThis.storePage.findDamage())).toEqual([]);
      expect(await browser.page.evaluate(() => globalThis.storePage.takeRestoration())).toBeNull();
    },
  );

  test("[L5] no planted word is in any file of the browser after heavy use, nor after the store was destroyed", async () => {
    const words = "Zanzibarquokka Mississippifaultier";
    const { page } = browser;
    await page.evaluate(() => globalThis.storePage.open("secret"));
    await page.evaluate(
      (planted) => globalThis.storePage.fill({ from: 0, count: 300, messages: 4, batch: 100, words: planted }),
      words,
    );
    const found = await page.evaluate(() => globalThis.storePage.findText("zanzibarqu missi"));
    expect(found.length).toBe(50);
    expect(await filesWith(browser.profile, words.split(" "))).toEqual([]);
    await page.evaluate(() => globalThis.storePage.close());
    await browser.reopen();
    expect(await filesWith(browser.profile, words.split(" "))).toEqual([]);
    await browser.page.evaluate(() => globalThis.storePage.open("secret"));
    expect(await browser.page.evaluate(() => globalThis.storePage.count())).toBe(300);
    await browser.page.evaluate(() => globalThis.storePage.destroy());
    expect(await filesWith(browser.profile, words.split(" "))).toEqual([]);
    expect(await storeFilesIn(browser.profile)).toEqual([]);
  });

  test("[L6] a damaged file is set aside, and what is nowhere else is carried into the new one", async () => {
    await browser.page.evaluate(() => globalThis.storePage.open("damaged"));
    await writeUntil(40, 0);
    await browser.kill();
    await browser.reopen();
    await browser.page.evaluate(() => globalThis.storePage.open("damaged"));
    await browser.kill();
    await damageStoreFiles(browser.profile);
    await browser.reopen();
    await browser.page.evaluate(() => globalThis.storePage.open("damaged"));
    // Whoever reads all of it meets the damage, and is answered from the new file.
    expect(await browser.page.evaluate(() => globalThis.storePage.readAll())).toBe(0);
    const restoration = await browser.page.evaluate(() => globalThis.storePage.takeRestoration());
    expect(restoration).not.toBeNull();
    const saved = await browser.page.evaluate(() => globalThis.storePage.countValues());
    expect(saved).toBeGreaterThan(0);
    expect(saved).toBe(restoration?.saved);
    expect(await browser.page.evaluate(() => globalThis.storePage.count())).toBe(0);
    expect(await browser.page.evaluate(() => globalThis.storePage.findDamage())).toEqual([]);
  });

  test("[L6] [S1] where the beginning of the store's file is damaged, all that is nowhere else is there", async () => {
    await browser.page.evaluate(() => globalThis.storePage.open("beheaded"));
    await browser.page.evaluate(() => globalThis.storePage.fill({ from: 9_000, count: 60, messages: 4, batch: 20 }));
    const told = await writeUntil(40, 0);
    await browser.kill();
    await browser.reopen();
    await browser.page.evaluate(() => globalThis.storePage.open("beheaded"));
    await browser.kill();
    await damageBeginningOfStore(browser.profile);
    await browser.reopen();
    await browser.page.evaluate(() => globalThis.storePage.open("beheaded"));
    const ids = Array.from({ length: told + 1 }, (_, at) => `value-${at}`);
    expect(await browser.page.evaluate((all) => globalThis.storePage.has(all), ids)).toBe(ids.length);
    const restoration = await browser.page.evaluate(() => globalThis.storePage.takeRestoration());
    expect(restoration?.saved).toBeGreaterThanOrEqual(ids.length);
    expect(await browser.page.evaluate(() => globalThis.storePage.count())).toBe(0);
    expect(await browser.page.evaluate(() => globalThis.storePage.findDamage())).toEqual([]);
  });

  test("[L5] [L6] a browser without private files keeps the same in IndexedDB, encrypted, through a kill", async () => {
    const words = "Zanzibarquokka Mississippifaultier";
    await withoutPrivateFiles();
    await browser.page.evaluate(() => globalThis.storePage.open("elsewhere"));
    await browser.page.evaluate(
      (planted) => globalThis.storePage.fill({ from: 0, count: 60, messages: 4, batch: 20, words: planted }),
      words,
    );
    await browser.kill();
    await browser.reopen();
    await withoutPrivateFiles();
    const { page } = browser;
    await page.evaluate(() => globalThis.storePage.open("elsewhere"));
    expect(await page.evaluate(() => globalThis.storePage.count())).toBe(60);
    expect(await page.evaluate(() => globalThis.storePage.findText("zanzibarqu missi"))).toHaveLength(50);
    expect(await page.evaluate(() => globalThis.storePage.findDamage())).toEqual([]);
    expect(await filesWith(browser.profile, words.split(" "))).toEqual([]);
    await page.evaluate(() => globalThis.storePage.destroy());
    expect(await page.evaluate(() => indexedDB.databases())).toEqual([]);
    expect(await storeFilesIn(browser.profile)).toEqual([]);
  });

  test("[L7] two windows write and read one store, and the second goes on when the first is closed", async () => {
    const first = browser.page;
    await first.evaluate(() => globalThis.storePage.open("shared"));
    const second = await browser.openWindow();
    await second.evaluate(() => globalThis.storePage.open("shared"));
    await second.evaluate(() => globalThis.storePage.fill({ from: 0, count: 20, messages: 1, batch: 10 }));
    expect(await first.evaluate(() => globalThis.storePage.count())).toBe(20);
    const filling = second.evaluate(() => globalThis.storePage.fill({ from: 20, count: 400, messages: 2, batch: 20 }));
    await first.close();
    await filling;
    expect(await second.evaluate(() => globalThis.storePage.count())).toBe(420);
    expect(await second.evaluate(() => globalThis.storePage.findDamage())).toEqual([]);
  });

  test.each([
    ["in private files", "moved", false],
    ["in IndexedDB", "moved-elsewhere", true],
  ])(
    "[L8] [S1] a window of a newer version gets the store %s from one that writes: all that was acknowledged moves with it, and the older is refused from then on",
    async (_where, name, isElsewhere) => {
      if (isElsewhere) await withoutPrivateFiles();
      const old = browser.page;
      await old.evaluate((store) => globalThis.storePage.open(store), name);
      await writeUntil(10, 0);
      const newer = await browser.openWindow();
      await newer.evaluate((store) => globalThis.storePage.open(store, 1), name);
      const told = await old.evaluate(() => globalThis.storePage.lastWritten());
      expect(told).toBeGreaterThanOrEqual(10);
      const ids = Array.from({ length: told + 1 }, (_, at) => `value-${at}`);
      expect(await newer.evaluate((all) => globalThis.storePage.has(all), ids)).toBe(ids.length);

      const openOld = () => old.evaluate((store) => globalThis.storePage.open(store), name);
      await expect(openOld()).rejects.toThrow("A newer version of this app has the local store now");
      expect(await newer.evaluate((all) => globalThis.storePage.has(all), ids)).toBe(ids.length);
      expect(await newer.evaluate(() => globalThis.storePage.findDamage())).toEqual([]);
      await newer.evaluate(() => globalThis.storePage.close());
      await expect(openOld()).rejects.toThrow("A newer version of this app has the local store now");
    },
  );
});

async function withoutPrivateFiles(): Promise<void> {
  await browser.page.addInitScript(() => Reflect.deleteProperty(StorageManager.prototype, "getDirectory"));
  await browser.page.reload();
  await browser.page.waitForFunction(() => "storePage" in globalThis);
}

/** Leaves it writing. @returns the last number that was told to be durable. */
async function writeUntil(enough: number, from: number): Promise<number> {
  const { page } = browser;
  let last = from - 1;
  let settle = { done: () => {}, fail: (_: unknown) => {} };
  const reached = new Promise<void>((done, fail) => {
    settle = { done, fail };
  });
  await page.exposeFunction("tellWritten", (number: number) => {
    last = number;
    if (number >= enough) settle.done();
  });
  page.evaluate((start) => globalThis.storePage.writeOn(start, globalThis.tellWritten), from).catch(settle.fail);
  await reached;
  return last;
}

// Fills one store in a browser of its own and asks it for what the screens ask for.

import type { Page } from "playwright-core";
import type { TicketFilter } from "#renderer/sync/desk.ts";
import { openBrowserProfile } from "../../support/browser-profile.ts";
import type { WrittenDesk } from "./document-folder.ts";
import type { BenchPage } from "./page/bench-page.ts";
import type { StoreKind } from "./page/bench-store.ts";

declare global {
  var benchPage: BenchPage;
}

export interface Taking {
  kind: StoreKind;
  desk: WrittenDesk;
  views: readonly TicketFilter[];
  url: string;
  chromium: string;
  /** How often what is quick is asked for. */
  rounds: number;
}

/** All in milliseconds. */
export interface Measures {
  fill: number;
  blocked: number;
  starts: number[];
  views: number[];
  threads: number[];
  search: number[];
  found: number;
  counts: number[];
  replies: number[];
}

const TYPED = [
  ..."kapa verkalog toinacc payre".split(" ").flatMap(beginnings),
  ..."mipay loerr suver".split(" ").flatMap((word) => beginnings(word).map((begun) => `kaver ${begun}`)),
];

/** As somebody types: from the second letter on. */
function beginnings(word: string): string[] {
  return Array.from({ length: word.length - 1 }, (_, at) => word.slice(0, at + 2));
}

export async function takeMeasures({ kind, desk, views, url, chromium, rounds }: Taking): Promise<Measures> {
  const profile = await openBrowserProfile({ executablePath: chromium });
  const name = `bench-${kind}`;
  try {
    const page = await profile.context.newPage();
    page.setDefaultTimeout(0);
    await load(page, url);
    await page.evaluate(([one, of]) => globalThis.benchPage.open(one, of), [kind, name] as const);
    const { took: fill, blocked } = await page.evaluate(
      ([folder, counts]) => globalThis.benchPage.fill(folder, counts),
      [desk.name, desk.counts] as const,
    );
    const ask = [views, rounds] as const;
    const threads = desk.longThreads.slice(0, rounds * 10);
    const measured = {
      fill,
      blocked,
      views: await page.evaluate(([filters, times]) => globalThis.benchPage.openViews(filters, times), ask),
      threads: await page.evaluate((ids) => globalThis.benchPage.openThreads(ids), threads),
      ...(await search(page)),
      counts: await page.evaluate(([filters, times]) => globalThis.benchPage.countViews(filters, times), ask),
      replies: await page.evaluate((times) => globalThis.benchPage.reply(times), rounds * 10),
    };
    await page.evaluate(() => globalThis.benchPage.close());
    const starts: number[] = [];
    for (let round = 0; round < rounds; round += 1) {
      await load(page, url);
      const first = { status: ["open"] } satisfies TicketFilter;
      starts.push(
        await page.evaluate(([one, of, filter]) => globalThis.benchPage.start(one, of, filter), [
          kind,
          name,
          first,
        ] as const),
      );
      await page.evaluate(() => globalThis.benchPage.close());
    }
    return { ...measured, starts };
  } finally {
    await profile.close();
  }
}

async function search(page: Page): Promise<Pick<Measures, "search" | "found">> {
  const { times, found } = await page.evaluate((texts) => globalThis.benchPage.search(texts), TYPED);
  return { search: times, found };
}

async function load(page: Page, url: string): Promise<void> {
  await page.goto(url);
  await page.waitForFunction(() => "benchPage" in globalThis);
}

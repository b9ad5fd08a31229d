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
  /** Whose news are looked for. */
  agentId: string;
}

/** All in milliseconds; what could not be taken in time is left out. */
export type Measures = Partial<{
  fill: number;
  blocked: number;
  starts: number[];
  views: number[];
  threads: number[];
  search: number[];
  found: number;
  searchOpen: number[];
  counts: number[];
  replies: number[];
  newsStart: number;
  wipe: number;
  wipeBlocked: number;
}>;

const TYPED = [
  ..."kapa verkalog toinacc payre".split(" ").flatMap(beginnings),
  ..."mipay loerr suver".split(" ").flatMap((word) => beginnings(word).map((begun) => `kaver ${begun}`)),
];

/** As somebody types: from the second letter on. */
function beginnings(word: string): string[] {
  return Array.from({ length: word.length - 1 }, (_, at) => word.slice(0, at + 2));
}

/** Puts them into `taken` one after the other. @throws where the signal ended it, or the browser did. */
export async function takeMeasures(taking: Taking, taken: Measures, signal: AbortSignal): Promise<void> {
  const profile = await openBrowserProfile({ executablePath: taking.chromium });
  const close = () => void profile.close();
  signal.addEventListener("abort", close, { once: true });
  try {
    const page = await profile.context.newPage();
    page.setDefaultTimeout(0);
    await load(page, taking.url);
    await page.evaluate(([one, of]) => globalThis.benchPage.open(one, of), [taking.kind, nameOf(taking)] as const);
    await measureFill(page, taking, taken);
    await measureReading(page, taking, taken);
    await page.evaluate(() => globalThis.benchPage.close());
    await measureStarts(page, taking, taken);
    if (taking.kind === "sqlite") await measureOwn(page, taking, taken);
  } finally {
    signal.removeEventListener("abort", close);
    await profile.close();
  }
}

async function measureFill(page: Page, { desk }: Taking, taken: Measures): Promise<void> {
  const { took, blocked } = await page.evaluate(([folder, counts]) => globalThis.benchPage.fill(folder, counts), [
    desk.name,
    desk.counts,
  ] as const);
  Object.assign(taken, { fill: took, blocked });
}

async function measureReading(page: Page, { desk, views, rounds }: Taking, taken: Measures): Promise<void> {
  const ask = [views, rounds] as const;
  taken.views = await page.evaluate(([filters, times]) => globalThis.benchPage.openViews(filters, times), ask);
  const threads = desk.longThreads.slice(0, rounds * 10);
  taken.threads = await page.evaluate((ids) => globalThis.benchPage.openThreads(ids), threads);
  const { times, found } = await page.evaluate((texts) => globalThis.benchPage.search(texts), TYPED);
  Object.assign(taken, { search: times, found });
  taken.counts = await page.evaluate(([filters, often]) => globalThis.benchPage.countViews(filters, often), ask);
  taken.replies = await page.evaluate((often) => globalThis.benchPage.reply(often), rounds * 10);
}

async function measureStarts(page: Page, taking: Taking, taken: Measures): Promise<void> {
  const starts: number[] = [];
  const first = { status: ["open"] } satisfies TicketFilter;
  for (let round = 0; round < taking.rounds; round += 1) {
    await load(page, taking.url);
    const store = [taking.kind, nameOf(taking), first] as const;
    starts.push(await page.evaluate(([kind, name, filter]) => globalThis.benchPage.start(kind, name, filter), store));
    await page.evaluate(() => globalThis.benchPage.close());
  }
  taken.starts = starts;
}

/** What takes long and what leaves the store empty comes last. */
async function measureOwn(page: Page, taking: Taking, taken: Measures): Promise<void> {
  await page.evaluate(([kind, name]) => globalThis.benchPage.open(kind, name), [taking.kind, nameOf(taking)] as const);
  taken.searchOpen = await page.evaluate((texts) => globalThis.benchPage.searchOpen(texts), TYPED);
  taken.newsStart = await page.evaluate((agent) => globalThis.benchPage.startNews(agent), taking.agentId);
  const { took, blocked } = await page.evaluate(() => globalThis.benchPage.wipe());
  Object.assign(taken, { wipe: took, wipeBlocked: blocked });
}

function nameOf({ kind }: Taking): string {
  return `bench-${kind}`;
}

async function load(page: Page, url: string): Promise<void> {
  await page.goto(url);
  await page.waitForFunction(() => "benchPage" in globalThis);
}

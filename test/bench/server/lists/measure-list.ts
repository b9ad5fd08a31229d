import { median } from "../../statistics.ts";
import type { BenchPerson } from "../bench-people.ts";
import type { ServerUnderTest } from "../server-under-test.ts";

export interface MeasuredList {
  /** Milliseconds in the middle, of the first page and of the thousandth (or the last, where there are fewer). */
  first: number;
  deep: number;
}

export interface ListToMeasure {
  viewer: BenchPerson;
  /** With its filters, without limit and cursor. */
  path: string;
  turns: number;
}

const PAGE = 10;
const DEEP = 1_000;
const STRIDE = 200;

/** The same list on several servers, all pages in turn, so that what else the machine does falls on each of them alike. */
export async function measureList(
  servers: readonly ServerUnderTest[],
  { viewer, path, turns }: ListToMeasure,
): Promise<MeasuredList[]> {
  const lists = await Promise.all(servers.map((server) => openList(server, { viewer, path })));
  const pages = lists.flatMap(({ first, deep }) => [first, deep]);
  for (const page of pages) await page();
  const taken: number[][] = pages.map(() => []);
  for (let turn = 0; turn < turns; turn += 1) {
    for (const [index, page] of pages.entries()) {
      const start = performance.now();
      await page();
      taken[index]?.push(performance.now() - start);
    }
  }
  return lists.map((_, at) => ({ first: median(taken[2 * at] ?? []), deep: median(taken[2 * at + 1] ?? []) }));
}

type ReadPage = () => Promise<unknown>;

async function openList(
  server: ServerUnderTest,
  { viewer, path }: Pick<ListToMeasure, "viewer" | "path">,
): Promise<{ first: ReadPage; deep: ReadPage }> {
  const headers = { authorization: `Bearer ${await server.tokenOf(viewer)}` };

  async function read(limit: number, cursor: string | null): Promise<string | null> {
    const query = `limit=${limit}${cursor === null ? "" : `&cursor=${cursor}`}`;
    const response = await fetch(`${server.url}${path}${path.includes("?") ? "&" : "?"}${query}`, { headers });
    if (!response.ok) throw new Error(`${path} answered ${response.status}: ${await response.text()}`);
    return ((await response.json()) as { next_cursor: string | null }).next_cursor;
  }

  let deep: string | null = null;
  for (let past = 0; past + STRIDE < PAGE * DEEP; past += STRIDE) {
    const next = await read(STRIDE, deep);
    if (next === null) break;
    deep = next;
  }
  return { first: () => read(PAGE, null), deep: () => read(PAGE, deep) };
}

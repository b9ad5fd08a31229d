// `npm run bench:store`: takes the figures of the local store in real Chromium, encrypted and through RxDB, and of Dexie
// and PouchDB beside it in the same run.

import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { viewGroupsFor } from "#renderer/features/inbox/views.ts";
import { makePeople } from "../../store-page/make-documents.ts";
import { mustFindChromium } from "../../support/find-chromium.ts";
import { servePage } from "../../support/page-site.ts";
import { atLeast, describeMachine, keepReport, type Report, toText } from "../report.ts";
import { type WrittenDesk, writeDesk } from "./document-folder.ts";
import { perSecond, toFigures, toLines } from "./figures.ts";
import { STORE_KINDS, type StoreKind } from "./page/bench-store.ts";
import { type Measures, takeMeasures } from "./take-measures.ts";

const { values } = parseArgs({
  options: {
    out: { type: "string" },
    /** Tickets of the desk that all stores are measured with, and of the one that this project's is. */
    small: { type: "string", default: "10000" },
    large: { type: "string", default: "100000" },
    only: { type: "string" },
    rounds: { type: "string", default: "5" },
    help: { type: "boolean" },
  },
});

if (values.help) {
  process.stdout.write(
    `npm run bench:store -- [--out FILE] [--small 10000] [--large 100000] [--only ${STORE_KINDS.join("|")}] [--rounds 5]\n`,
  );
} else {
  await bench(STORE_KINDS.filter((kind) => (values.only ?? kind).split(",").includes(kind)));
}

async function bench(kinds: readonly StoreKind[]): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "holdfast-desks-"));
  try {
    await takeFigures(kinds, folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function takeFigures(kinds: readonly StoreKind[], folder: string): Promise<void> {
  const report: Report = { figures: [], beside: describeMachine() };
  const [small, large] = [Number(values.small), Number(values.large)];
  const chromium = mustFindChromium().path;
  const site = await servePage("test/bench/store/page", folder);
  const measure = async (kind: StoreKind, size: number): Promise<[WrittenDesk, Measures]> => {
    const desk = await writeDesk(folder, size);
    const start = performance.now();
    const taking = { kind, desk, views: allViews(), url: site.url, chromium, rounds: Number(values.rounds) };
    const taken = await takeMeasures(taking);
    process.stdout.write(`${kind}, ${size} tickets: took ${Math.round((performance.now() - start) / 1_000)} s\n`);
    for (const [line, value] of toLines(`${kind}, ${size} tickets`, desk, taken)) report.beside[line] = value;
    return [desk, taken];
  };
  try {
    const fills = new Map<StoreKind, number>();
    for (const kind of kinds) fills.set(kind, perSecond(...(await measure(kind, small))));
    if (kinds.includes("sqlite") && large > 0) report.figures.push(...toFigures(...(await measure("sqlite", large))));
    const ratio = (fills.get("sqlite") ?? Number.NaN) / (fills.get("dexie") ?? Number.NaN);
    report.figures.push(atLeast("first fill against RxDB on Dexie", Number.isFinite(ratio) ? ratio : null, 5, "times"));
  } finally {
    await site.close();
  }
  process.stdout.write(`\n${toText(report)}`);
  if (values.out) await keepReport(values.out, report);
}

/** What an admin of that desk sees at the side of their list. */
function allViews() {
  const staff = makePeople();
  const me = { id: staff[0]?.id ?? "", role: "admin" as const };
  return viewGroupsFor(me, staff).flatMap(({ views }) => views.map(({ filter }) => filter));
}

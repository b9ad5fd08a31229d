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
import { atLeast, describeMachine, keepReport, type Report, toText, writeInto } from "../report.ts";
import { type WrittenDesk, writeDesk } from "./document-folder.ts";
import { perSecond, toFigures, toLines } from "./figures.ts";
import { STORE_KINDS, type StoreKind } from "./page/bench-store.ts";
import { type Measures, type Taking, takeMeasures } from "./take-measures.ts";

/** All together is to take less than 25 minutes, making up the documents included. */
const WITHIN_S: Readonly<Record<StoreKind | "large", number>> = { sqlite: 120, dexie: 240, pouchdb: 240, large: 720 };
/** The others take seconds for what is asked of each round. */
const ROUNDS_OF_OTHERS = 1;

const { values } = parseArgs({
  options: {
    out: { type: "string" },
    /** A document that marks a place for the figures. */
    doc: { type: "string" },
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
    `npm run bench:store -- [--out FILE] [--doc DOCUMENT] [--small 10000] [--large 100000] [--only ${STORE_KINDS.join("|")}] [--rounds 5]\n`,
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
  const measure = async (kind: StoreKind, desk: WrittenDesk, seconds: number): Promise<Measures> => {
    const start = performance.now();
    const rounds = kind === "sqlite" ? Number(values.rounds) : ROUNDS_OF_OTHERS;
    const taking = { kind, desk, views: allViews(), url: site.url, chromium, rounds, agentId: firstAgent() };
    const taken = await takeInTime(taking, seconds);
    const of = `${kind}, ${desk.name} tickets`;
    process.stdout.write(`${of}: took ${Math.round((performance.now() - start) / 1_000)} s\n`);
    for (const [line, value] of toLines(of, desk, taken)) report.beside[line] = value;
    return taken;
  };
  try {
    const smallDesk = await writeDesk(folder, small);
    const fills = new Map<StoreKind, number | null>();
    for (const kind of kinds) fills.set(kind, perSecond(smallDesk, await measure(kind, smallDesk, WITHIN_S[kind])));
    if (kinds.includes("sqlite") && large > 0) {
      const largeDesk = await writeDesk(folder, large);
      report.figures.push(...toFigures(largeDesk, await measure("sqlite", largeDesk, WITHIN_S.large)));
    }
    report.figures.push(atLeast("first fill against RxDB on Dexie", toRatio(fills), 5, "times"));
  } finally {
    await site.close();
  }
  process.stdout.write(`\n${toText(report)}`);
  if (values.out) await keepReport(values.out, report);
  if (values.doc) await writeInto(values.doc, report);
}

/** What could not be taken is missed, and it is said why; the rest stands. */
async function takeInTime(taking: Taking, seconds: number): Promise<Measures> {
  const taken: Measures = {};
  const impatience = new AbortController();
  const timer = setTimeout(() => impatience.abort(), seconds * 1_000);
  try {
    await takeMeasures(taking, taken, impatience.signal);
  } catch (error) {
    const why = impatience.signal.aborted ? `it took longer than ${seconds} s` : (error as Error).stack;
    process.stderr.write(`${taking.kind}, ${taking.desk.name} tickets, not all was taken: ${why}\n`);
    process.exitCode = 1;
  } finally {
    clearTimeout(timer);
  }
  return taken;
}

function toRatio(fills: ReadonlyMap<StoreKind, number | null>): number | null {
  const [own, other] = [fills.get("sqlite"), fills.get("dexie")];
  return own && other ? own / other : null;
}

/** What an admin of that desk sees at the side of their list. */
function allViews() {
  const staff = makePeople();
  const me = { id: firstAgent(), role: "admin" as const };
  return viewGroupsFor(me, staff).flatMap(({ views }) => views.map(({ filter }) => filter));
}

function firstAgent(): string {
  return makePeople()[0]?.id ?? "";
}

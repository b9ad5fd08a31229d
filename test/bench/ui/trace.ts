// Where the time of an input goes, from Chromium's own trace: what the page's thread did between the input and its frame, and
// what the store's worker did meanwhile. In processor time, which tells the same on a busy machine, though not quite: what
// traces and profiles takes its own part of it.

import { writeFile } from "node:fs/promises";
import type { Page } from "playwright-core";
import { median } from "../statistics.ts";
import { ACTS } from "./work.ts";

export interface RunningTrace {
  /** Keeps the trace, to be opened in the browser's developer tools. @returns for each act the medians of its parts. */
  stop(): Promise<Record<string, string>>;
}

const CATEGORIES = [
  "devtools.timeline",
  "disabled-by-default-devtools.timeline",
  "blink.user_timing",
  "disabled-by-default-v8.cpu_profiler",
  "__metadata",
];
const BUFFER_KB = 600_000;

export async function startTrace(page: Page, file: string): Promise<RunningTrace> {
  const session = await page.context().newCDPSession(page);
  const events: TraceEvent[] = [];
  session.on("Tracing.dataCollected", ({ value }) => {
    for (const event of value) events.push(event as unknown as TraceEvent);
  });
  await session.send("Tracing.start", {
    traceConfig: { includedCategories: CATEGORIES, traceBufferSizeInKb: BUFFER_KB },
  });
  return {
    async stop() {
      const complete = new Promise((resolve) => session.once("Tracing.tracingComplete", resolve));
      await session.send("Tracing.end");
      await complete;
      await writeFile(file, `[${events.map((event) => JSON.stringify(event)).join(",\n")}]\n`);
      return partsOfActs(events);
    },
  };
}

/** As Chromium writes it: times in microseconds. */
export interface TraceEvent {
  name: string;
  ph: string;
  pid: number;
  tid: number;
  ts: number;
  dur?: number;
  /** Processor time of the thread. */
  tdur?: number;
  cat: string;
  id2?: { local?: string };
  args: { name?: string };
}

interface Span {
  from: number;
  to: number;
}

const PARTS = ["script", "style and layout", "painting", "collecting garbage", "other work"] as const;
type Part = (typeof PARTS)[number];

const PART_OF: Readonly<Record<string, Part>> = {
  FunctionCall: "script",
  EvaluateScript: "script",
  EventDispatch: "script",
  RunMicrotasks: "script",
  TimerFire: "script",
  FireAnimationFrame: "script",
  "v8.callFunction": "script",
  HandlePostMessage: "script",
  UpdateLayoutTree: "style and layout",
  Layout: "style and layout",
  PrePaint: "painting",
  Paint: "painting",
  Layerize: "painting",
  Commit: "painting",
  MinorGC: "collecting garbage",
  MajorGC: "collecting garbage",
};

function partsOfActs(events: readonly TraceEvent[]): Record<string, string> {
  const told: Record<string, string> = {};
  for (const act of ACTS) {
    const spans = spansOf(events, act);
    if (spans.length === 0) continue;
    const { pid, tid } = spans[0] as Measure;
    const own = work(events, (event) => event.pid === pid && event.tid === tid);
    const workers = new Set(
      events
        .filter(
          ({ pid: of, name, args }) => of === pid && name === "thread_name" && /DedicatedWorker/.test(args.name ?? ""),
        )
        .map((event) => event.tid),
    );
    const others = work(events, (event) => event.pid === pid && workers.has(event.tid));
    const all = spans.map((span) => ({ ...partsOf(own, span), store: sumOf(partsOf(others, span)) }));
    const parts = PARTS.map((part) => `${part} ${inMs(median(all.map((one) => one[part])))}`);
    const store = inMs(median(all.map((one) => one.store)));
    told[`${act}, processor time`] = `${parts.join(", ")} ms; the store's worker ${store} ms`;
  }
  return told;
}

interface Measure extends Span {
  pid: number;
  tid: number;
}

function spansOf(events: readonly TraceEvent[], name: string): Measure[] {
  const begun = new Map<string, TraceEvent>();
  const spans: Measure[] = [];
  for (const event of events) {
    if (event.name !== name || !event.cat.includes("blink.user_timing")) continue;
    const id = event.id2?.local ?? "";
    const start = begun.get(id);
    if (event.ph === "b") begun.set(id, event);
    else if (event.ph === "e" && start) spans.push({ from: start.ts, to: event.ts, pid: start.pid, tid: start.tid });
  }
  return spans;
}

interface Work extends Span {
  part: Part;
  /** Processor time without that of what lies within. */
  own: number;
}

/** What one thread did. */
function work(events: readonly TraceEvent[], isWanted: (event: TraceEvent) => boolean): Work[] {
  const complete = events
    .filter((event) => event.ph === "X" && event.dur !== undefined && isWanted(event))
    .sort((a, b) => a.ts - b.ts || (b.dur ?? 0) - (a.dur ?? 0));
  const around: Work[] = [];
  return complete.map(({ name, ts, dur = 0, tdur = 0 }) => {
    while ((around.at(-1)?.to ?? Number.POSITIVE_INFINITY) <= ts) around.pop();
    const outer = around.at(-1);
    if (outer) outer.own -= tdur;
    const one: Work = { from: ts, to: ts + dur, part: PART_OF[name] ?? outer?.part ?? "other work", own: tdur };
    around.push(one);
    return one;
  });
}

/** Of what reaches beyond the span that share which lies in it. */
function partsOf(works: readonly Work[], span: Span): Record<Part, number> {
  const parts = Object.fromEntries(PARTS.map((part) => [part, 0])) as Record<Part, number>;
  for (const { from, to, part, own } of works) {
    const within = Math.min(to, span.to) - Math.max(from, span.from);
    if (within > 0) parts[part] += own * (within / (to - from));
  }
  return parts;
}

function sumOf(parts: Record<Part, number>): number {
  return PARTS.reduce((sum, part) => sum + parts[part], 0);
}

function inMs(microseconds: number): number {
  return Math.round(microseconds / 100) / 10;
}

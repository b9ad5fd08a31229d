// `npm run bench:ui`: from an input to the frame that shows what it asked for, in real Chromium on the built app, with a
// full store; and whether the page's memory stays flat over a long time's work.

import { parseArgs } from "node:util";
import { startDeskProcess } from "../../support/desk-process.ts";
import { ensureAppBuilt } from "../../support/ensure-app-built.ts";
import { mustFindChromium } from "../../support/find-chromium.ts";
import { openBrowser } from "../../support/person-in-browser.ts";
import { emailOf, TEST_PASSWORD } from "../../support/test-people.ts";
import { atMost, describeMachine, keepReport, type Report, rounded, toText, writeInto } from "../report.ts";
import { median, quantile } from "../statistics.ts";
import { fillDesk } from "./fill-desk.ts";
import { createPaintMeter, type PaintMeter } from "./paint-meter.ts";
import { startTrace } from "./trace.ts";
import { ACTS, nothingTaken, type Taken, workOneRound } from "./work.ts";

const GOAL_MS = 50;
/** Between the first third of the work and its end: what was kept for good would be more. */
const HEAP_GOAL_MB = 3;
/** For the first fill of a full desk on a busy machine. */
const FILL_WITHIN_MS = 15 * 60_000;

const { values } = parseArgs({
  options: {
    out: { type: "string" },
    doc: { type: "string" },
    tickets: { type: "string", default: "100000" },
    steps: { type: "string", default: "2000" },
    profile: { type: "string" },
    help: { type: "boolean" },
  },
});
if (values.help) {
  process.stdout.write(
    "npm run bench:ui -- [--out FILE] [--doc DOCUMENT] [--tickets 100000] [--steps 2000] [--profile TRACE]\n",
  );
} else {
  await bench(Number(values.tickets), Number(values.steps));
}

async function bench(tickets: number, steps: number): Promise<void> {
  ensureAppBuilt();
  const report: Report = { figures: [], beside: { ...describeMachine(), tickets, steps } };
  const desk = await startDeskProcess();
  try {
    await fillDesk(desk.pool, tickets);
    const browser = await openBrowser(desk.url, { chromiumPath: mustFindChromium().path });
    const { page } = browser;
    try {
      const meter = await createPaintMeter(page);
      await browser.signIn(emailOf("lead"), TEST_PASSWORD);

      const start = performance.now();
      const all = page.getByRole("navigation", { name: "Views" }).getByRole("button", { name: /^All tickets/ });
      await all.filter({ hasText: tickets.toLocaleString("en") }).waitFor({ timeout: FILL_WITHIN_MS });
      await page.getByRole("contentinfo").getByText("Everything sent").waitFor();
      report.beside["first fill, seconds"] = Math.round((performance.now() - start) / 1_000);
      const filling = await meter.longTasks();
      report.figures.push(atMost("longest task while filling", filling.longest, GOAL_MS, "ms"));
      report.beside["tasks over 50 ms while filling"] = filling.count;
      // What is fetched and compiled at its first use is no part of a day's work.
      await workOneRound(page, meter, nothingTaken(), 0);
      const trace = values.profile ? await startTrace(page, values.profile) : null;
      await takeFigures(report, meter, steps, page);
      Object.assign(report.beside, await trace?.stop());
      report.beside.chromium = page.context().browser()?.version() ?? "unknown";
    } finally {
      await browser.close();
    }
  } finally {
    await desk.stop();
  }
  process.stdout.write(`\n${toText(report)}`);
  if (values.out) await keepReport(values.out, report);
  if (values.doc) await writeInto(values.doc, report);
}

type Page = Parameters<typeof createPaintMeter>[0];

async function takeFigures(report: Report, meter: PaintMeter, steps: number, page: Page): Promise<void> {
  const taken = nothingTaken();
  await meter.longTasks();
  let done = 0;
  let settled: number | null = null;
  for (let round = 1; done < steps; round += 1) {
    done += await workOneRound(page, meter, taken, round);
    if (settled === null && done >= steps / 3) settled = await meter.heap();
  }
  report.figures.push(...toFigures(taken));
  for (const act of ACTS)
    report.beside[`${act}, questions to the store`] = median(taken[act].map(({ asked }) => asked));
  const grown = settled === null ? null : ((await meter.heap()) - settled) / 2 ** 20;
  report.figures.push(atMost("heap grown over the last two thirds of the work", grown, HEAP_GOAL_MB, "MB"));
  const { count, longest } = await meter.longTasks();
  report.beside["tasks over 50 ms at work"] = count;
  report.beside["longest task at work, ms"] = rounded(longest) ?? 0;
  report.beside["heap after the first third, MB"] = rounded((settled ?? 0) / 2 ** 20) ?? 0;
}

function toFigures(taken: Taken): Report["figures"] {
  return ACTS.flatMap((act) => {
    const times = taken[act].map(({ took }) => took);
    return [
      atMost(`${act}, median`, median(times), GOAL_MS, "ms"),
      atMost(`${act}, 95th percentile`, quantile(times, 0.95), GOAL_MS, "ms"),
    ];
  });
}

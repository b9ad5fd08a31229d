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
import { ACTS, noTimes, type Times, workOneRound } from "./work.ts";

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
    help: { type: "boolean" },
  },
});
if (values.help) {
  process.stdout.write("npm run bench:ui -- [--out FILE] [--doc DOCUMENT] [--tickets 100000] [--steps 2000]\n");
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
      await browser.signIn(emailOf("lead"), TEST_PASSWORD);

      const start = performance.now();
      const all = page.getByRole("navigation", { name: "Views" }).getByRole("button", { name: /^All tickets/ });
      await all.filter({ hasText: tickets.toLocaleString("en") }).waitFor({ timeout: FILL_WITHIN_MS });
      await page.getByRole("contentinfo").getByText("Everything sent").waitFor();
      report.beside["first fill, seconds"] = Math.round((performance.now() - start) / 1_000);
      await takeFigures(report, await createPaintMeter(page), steps, page);
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
  const times = noTimes();
  // What is fetched and compiled at its first use is no part of a day's work.
  await workOneRound(page, meter, noTimes(), 0);
  await meter.longTasks();
  let done = 0;
  let settled: number | null = null;
  for (let round = 1; done < steps; round += 1) {
    done += await workOneRound(page, meter, times, round);
    if (settled === null && done >= steps / 3) settled = await meter.heap();
  }
  report.figures.push(...toFigures(times));
  const grown = settled === null ? null : ((await meter.heap()) - settled) / 2 ** 20;
  report.figures.push(atMost("heap grown over the last two thirds of the work", grown, HEAP_GOAL_MB, "MB"));
  const { count, longest } = await meter.longTasks();
  report.beside["tasks over 50 ms"] = count;
  report.beside["longest task, ms"] = rounded(longest) ?? 0;
  report.beside["heap after the first third, MB"] = rounded((settled ?? 0) / 2 ** 20) ?? 0;
}

function toFigures(times: Times): Report["figures"] {
  return ACTS.flatMap((act) => [
    atMost(`${act}, median`, median(times[act]), GOAL_MS, "ms"),
    atMost(`${act}, 95th percentile`, quantile(times[act], 0.95), GOAL_MS, "ms"),
  ]);
}

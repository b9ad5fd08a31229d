// Measures in the page, from the time stamp that the browser gives an input to the frame that shows what it asked for:
// the frame after the one in which the document first holds it. Counts meanwhile what the store's worker is asked.

import type { CDPSession, Page } from "playwright-core";
import { within } from "../server/within.ts";

/** What must be seen. `view`: the list of that name with rows. `search`: the results for what is typed. */
export type Expected =
  | { kind: "view"; label: string }
  | { kind: "ticket"; subject: string }
  | { kind: "search"; text: string }
  | { kind: "cursor" };

export interface Measured {
  /** Milliseconds from the last input until what is expected is painted. */
  took: number;
  /** Questions to the store in that time. */
  asked: number;
}

export interface PaintMeter {
  /** Of the last input that `act` makes: of a press, its end. In a trace it stands under the name. */
  measure(name: string, expected: Expected, act: () => Promise<void>): Promise<Measured>;
  /** Since the last call: how many tasks took more than 50 ms, and the longest, in milliseconds. */
  longTasks(): Promise<{ count: number; longest: number }>;
  /** JavaScript heap in use after garbage was collected, in bytes. */
  heap(): Promise<number>;
}

/** What takes so long is a fault, not a figure. */
const PATIENCE_MS = 20_000;

interface MeterInPage {
  arm(name: string, expected: Expected): void;
  done(): Promise<Measured>;
  tasks: number[];
}

export async function createPaintMeter(page: Page): Promise<PaintMeter> {
  // tsx marks functions with their names by a helper that a page does not have.
  await page.evaluate("globalThis.__name = (named) => named");
  await page.evaluate(installMeter);
  const session: CDPSession = await page.context().newCDPSession(page);
  return {
    async measure(name, expected, act) {
      const arm = ([as, what]: readonly [string, Expected]) =>
        (globalThis as unknown as { meter: MeterInPage }).meter.arm(as, what);
      await page.evaluate(arm, [name, expected] as const);
      await act();
      const painted = page.evaluate(() => (globalThis as unknown as { meter: MeterInPage }).meter.done());
      return within(PATIENCE_MS, painted, `not seen: ${JSON.stringify(expected)}`);
    },
    async longTasks() {
      const tasks = await page.evaluate(() => (globalThis as unknown as { meter: MeterInPage }).meter.tasks.splice(0));
      return { count: tasks.length, longest: Math.max(0, ...tasks) };
    },
    async heap() {
      await session.send("HeapProfiler.collectGarbage");
      return (await session.send("Runtime.getHeapUsage")).usedSize;
    },
  };
}

/** Runs in the page, and may use nothing from outside of itself. */
function installMeter(): void {
  const inputs = ["keydown", "pointerup", "input"] as const;
  /** Of the results of a search, in the window of the bench. */
  const rowsInView = 8;
  let inputAt = 0;
  let asked = 0;
  let cursorBefore: string | null = null;
  let result: Promise<Measured> = Promise.resolve({ took: 0, asked: 0 });
  const tasks: number[] = [];
  const cursor = () => document.querySelector("[role=listbox]")?.getAttribute("aria-activedescendant") ?? null;
  const isShown = (expected: Expected): boolean => {
    switch (expected.kind) {
      case "view":
        return (
          document.querySelector("h2")?.textContent === expected.label &&
          document.querySelector(`[role=listbox][aria-label="${expected.label}"] [role=option]`) !== null
        );
      case "ticket":
        return (
          document.querySelector("h1")?.textContent === expected.subject && document.querySelector("article") !== null
        );
      case "search": {
        // Of the rows in view: those beyond them follow behind the frame.
        const words = [...document.querySelectorAll("[role=option] mark")]
          .filter((mark) => Number(mark.closest("[role=option]")?.getAttribute("aria-posinset")) <= rowsInView)
          .map((mark) => mark.textContent.toLowerCase());
        return words.length > 0 && words.every((found) => found === expected.text);
      }
      case "cursor":
        return cursor() !== cursorBefore;
    }
  };
  for (const type of inputs) {
    const note = (event: Event) => {
      inputAt = event.timeStamp;
    };
    addEventListener(type, note, { capture: true });
  }
  const post = Worker.prototype.postMessage;
  Worker.prototype.postMessage = function count(this: Worker, ...message: Parameters<Worker["postMessage"]>) {
    asked += 1;
    post.apply(this, message);
  } as Worker["postMessage"];
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) tasks.push(duration);
  }).observe({ type: "longtask" });
  const meter: MeterInPage = {
    tasks,
    arm(name, expected) {
      cursorBefore = cursor();
      inputAt = 0;
      asked = 0;
      result = new Promise((resolve) => {
        const look = () => {
          if (inputAt === 0 || !isShown(expected)) return;
          changes.disconnect();
          const { port1, port2 } = new MessageChannel();
          port1.onmessage = () => {
            const { duration } = performance.measure(name, { start: inputAt, end: performance.now() });
            resolve({ took: duration, asked });
          };
          // A message posted from a frame is delivered once the frame is painted.
          requestAnimationFrame(() => port2.postMessage(null));
        };
        const changes = new MutationObserver(look);
        changes.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
      });
    },
    done: () => result,
  };
  Object.assign(globalThis, { meter });
}

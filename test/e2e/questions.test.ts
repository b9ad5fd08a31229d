// How often the built app asks its store for what somebody does all day. A question too many is slow in silence: each is a
// way to the worker and back, behind all others.

import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { fillQueue } from "../support/fill-queue.ts";
import { openBrowser, type PersonInBrowser } from "../support/person-in-browser.ts";
import { startTestDesk, type TestDesk } from "../support/test-desk.ts";
import { emailOf, TEST_PASSWORD } from "../support/test-people.ts";

const TICKETS = 40;

let desk: TestDesk;
let browser: PersonInBrowser;

beforeAll(async () => {
  desk = await startTestDesk({ webRoot: "out/renderer" });
  await fillQueue(desk, { from: 1, count: TICKETS });
  browser = await openBrowser(desk.url);
  const { page } = browser;
  await countQuestions(page);
  await browser.signIn(emailOf("lead"), TEST_PASSWORD);
  await page.getByText("Last sync").waitFor();
  await page.getByRole("button", { name: new RegExp(`All tickets.*${TICKETS}`) }).waitFor();
  // From here on only what somebody does asks anything.
  await browser.goOffline();
});
afterAll(async () => {
  await browser.close();
  await desk.stop();
});

interface Asked {
  questions: string[];
  waiting: number;
}

/** In the page, which may use nothing from outside of itself: what is posted to a worker is a question until its answer comes. */
async function countQuestions(page: Page): Promise<void> {
  await page.evaluate(() => {
    const asked: Asked = { questions: [], waiting: 0 };
    const post = Worker.prototype.postMessage as (this: Worker, message: unknown) => void;
    const known = new WeakSet<Worker>();
    Worker.prototype.postMessage = function count(this: Worker, message: unknown) {
      if (!known.has(this)) {
        known.add(this);
        this.addEventListener("message", () => {
          asked.waiting -= 1;
        });
      }
      const { method, parameters } = message as { method?: string; parameters?: unknown[] };
      if (method) {
        // The collection without the version of its schema.
        const [of] = parameters ?? [];
        asked.questions.push(typeof of === "string" ? `${method} ${of.replace(/-\d+$/, "")}` : method);
        asked.waiting += 1;
      }
      post.call(this, message);
    };
    Object.assign(globalThis, { asked });
  });
}

/**
 * What was asked of tickets, messages and history until the screen showed it, everything was answered, and nothing more was asked
 * for some frames. What the sync keeps for itself, as that it is offline, comes in between whenever it likes.
 */
async function questionsFor(act: () => Promise<void>): Promise<string[]> {
  const { page } = browser;
  await settle(page);
  await page.evaluate(() => {
    (globalThis as unknown as { asked: Asked }).asked.questions = [];
  });
  await act();
  await settle(page);
  const questions = await page.evaluate(() => (globalThis as unknown as { asked: Asked }).asked.questions);
  return questions.filter((question) => /findText|tickets|messages|history/.test(question)).toSorted();
}

async function settle(page: Page): Promise<void> {
  await page.waitForFunction(async () => {
    const { asked } = globalThis as unknown as { asked: Asked };
    const before = asked.questions.length;
    for (let frame = 0; frame < 6; frame += 1) await new Promise((resolve) => requestAnimationFrame(resolve));
    return asked.waiting === 0 && asked.questions.length === before;
  });
}

/** What is at hand for whoever goes on is read once they rest. */
async function threadsAreRead(count: number): Promise<void> {
  await browser.page.waitForFunction((least) => {
    const { questions } = (globalThis as unknown as { asked: Asked }).asked;
    return questions.filter((question) => question === "query messages").length >= least;
  }, count);
}

const row = (number: number) =>
  browser.page.getByRole("option").filter({ hasText: new RegExp(`Request ${number}(?!\\d)`) });

test("a view asks twice at once, how many there are and the first rows, and at rest for the first thread", async () => {
  const { page } = browser;
  const questions = await questionsFor(async () => {
    await page.keyboard.press("g");
    await page.keyboard.press("u");
    await page.getByRole("heading", { level: 2, name: "Unassigned" }).waitFor();
    await row(1).waitFor();
    await threadsAreRead(1);
  });
  expect(questions).toEqual(["count tickets", "query history", "query messages", "query tickets"]);
});

test("an opened ticket asks for itself, and for a thread: of the one that has not been at hand, and of the next", async () => {
  const { page } = browser;
  const open = (number: number, threads: number) =>
    questionsFor(async () => {
      await row(number).click();
      await page.getByRole("heading", { level: 1, name: `Request ${number}`, exact: true }).waitFor();
      await page.getByRole("article").first().waitFor();
      await threadsAreRead(threads);
    });
  await open(1, 1);
  // For the screen, and to note that it was read.
  const ofTicket = ["findByIds tickets", "findByIds tickets"];
  expect(await open(3, 2)).toEqual([...ofTicket, "query history", "query history", "query messages", "query messages"]);
  expect(await open(4, 1)).toEqual([...ofTicket, "query history", "query messages"]);
});

test("a cursor that goes down the rows asks nothing of the list, and for the thread where it rests", async () => {
  const { page } = browser;
  await page.getByRole("listbox").focus();
  const questions = await questionsFor(async () => {
    for (let step = 0; step < 8; step += 1) await page.keyboard.press("j");
    const list = page.getByRole("listbox");
    await expect.poll(() => list.getAttribute("aria-activedescendant")).toBe(await row(12).getAttribute("id"));
    await threadsAreRead(1);
  });
  expect(new Set(questions)).toEqual(new Set(["query history", "query messages"]));
});

test("a letter of a search asks once, for what is found and its tickets", async () => {
  const { page } = browser;
  await questionsFor(async () => {
    await page.keyboard.press("/");
    await page.keyboard.insertText("machin");
    await page.locator("mark").first().waitFor();
    // The first of what is found is at hand, and is found again.
    await threadsAreRead(1);
  });
  const questions = await questionsFor(async () => {
    await page.keyboard.press("e");
    await page
      .locator("mark", { hasText: /^machine$/i })
      .first()
      .waitFor();
  });
  expect(questions).toEqual(["findText"]);
});

// A conversation of hundreds of messages: opened at its end, gone back through to its beginning, and followed meanwhile.

import type { Locator } from "playwright-core";
import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, expect, test } from "vitest";
import { agentAtWork } from "../support/agent-at-work.ts";
import { createSendingReplica } from "../support/operations.ts";
import { openBrowser, type PersonInBrowser } from "../support/person-in-browser.ts";
import { startTestDesk, type TestDesk } from "../support/test-desk.ts";
import { emailOf, TEST_PASSWORD } from "../support/test-people.ts";

const MESSAGES = 200;
const A_PUSH = 50;

let desk: TestDesk;
let browser: PersonInBrowser;
const casey = createSendingReplica();
const ticketId = uuidv7();

const say = (number: number) =>
  casey.operation(ticketId, {
    kind: "addMessage",
    args: { messageId: uuidv7(), message: `Message ${number}.\n\nIt goes on.`, isInternalNote: false },
  });

beforeAll(async () => {
  desk = await startTestDesk({ webRoot: "out/renderer" });
  const args = { subject: "Without end", description: "How it began." };
  await desk.push("casey", casey.id, [casey.operation(ticketId, { kind: "createTicket", args })]);
  for (let from = 1; from <= MESSAGES; from += A_PUSH) {
    await desk.push(
      "casey",
      casey.id,
      Array.from({ length: A_PUSH }, (_, at) => say(from + at)),
    );
  }
  browser = await openBrowser(desk.url);
  await browser.signIn(emailOf("sam"), TEST_PASSWORD);
});
afterAll(async () => {
  await browser.close();
  await desk.stop();
});

test("no more of it is rendered than is gone back to, what is read stays in place, and nothing is left out", async () => {
  const { page } = browser;
  await agentAtWork(page).open("Unassigned", "Without end");
  const history = page.getByRole("region", { name: "Conversation and history" });
  const bubbles = history.getByRole("article");
  const bubble = (number: number) => bubbles.filter({ hasText: `Message ${number}.` });
  await bubble(MESSAGES).waitFor();
  expect(await bubbles.count()).toBeLessThan(40);
  await history.getByRole("button", { name: /earlier entries/ }).waitFor({ state: "attached" });

  // The part that renders Markdown is on its way while the first conversation is opened.
  await expect.poll(() => history.locator(".markdown:not(:has(p))").count()).toBe(0);

  // The first that is shown comes into view, and those before it come to stand above: it does not move.
  const first = await bubbles.first().textContent();
  const read = bubbles.filter({ hasText: /Message \d+\./.exec(first ?? "")?.[0] ?? "" });
  const moved = await read.evaluate(async (element) => {
    element.scrollIntoView();
    const before = element.getBoundingClientRect().y;
    const list = element.closest("ol");
    await new Promise<void>((resolve) => {
      const added = new MutationObserver(() => resolve());
      if (list) added.observe(list, { childList: true });
    });
    await new Promise(requestAnimationFrame);
    return element.getBoundingClientRect().y - before;
  });
  expect(Math.abs(moved)).toBeLessThan(2);
  expect(await isInView(read, history)).toBe(true);

  const isRead = await read.textContent();
  await desk.push("casey", casey.id, [say(MESSAGES + 1)]);
  await page.getByRole("button", { name: "Something new below" }).waitFor();
  expect(await isInView(bubbles.filter({ hasText: isRead ?? "" }), history)).toBe(true);

  await history.focus();
  await expect
    .poll(async () => {
      await page.keyboard.press("Home");
      return bubbles.filter({ hasText: "How it began." }).count();
    })
    .toBe(1);
  // The description, and every message.
  await expect.poll(() => bubbles.count()).toBe(MESSAGES + 2);
  const numbers = (await bubbles.allTextContents()).map((text) => Number(/Message (\d+)\./.exec(text)?.[1] ?? 0));
  expect(numbers).toEqual(Array.from({ length: MESSAGES + 2 }, (_, at) => at));
  expect(browser.faults).toEqual([]);
});

/** At least a part of it. */
async function isInView(element: Locator, scroller: Locator): Promise<boolean> {
  const [inner, outer] = [await element.boundingBox(), await scroller.boundingBox()];
  if (!inner || !outer) return false;
  return inner.y < outer.y + outer.height && inner.y + inner.height > outer.y;
}

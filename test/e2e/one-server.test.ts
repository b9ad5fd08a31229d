// Whom the app talks to: every request that the browser makes for it, from its pages and from its workers, as Chromium
// itself writes them down.

import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, expect, test } from "vitest";
import { agentAtWork } from "../support/agent-at-work.ts";
import { createSendingReplica } from "../support/operations.ts";
import { openBrowser, waitUntilInstalled } from "../support/person-in-browser.ts";
import { startTestDesk, type TestDesk } from "../support/test-desk.ts";
import { emailOf, TEST_PASSWORD } from "../support/test-people.ts";

const folder = mkdtempSync(join(tmpdir(), "holdfast-net-"));
let desk: TestDesk;

beforeAll(async () => {
  desk = await startTestDesk({ webRoot: "out/renderer" });
  const casey = createSendingReplica();
  const description = "See ![flames](https://images.example.org/flames.png) and [this](https://example.org/), please.";
  const args = { subject: "Printer on fire", description };
  await desk.push("casey", casey.id, [casey.operation(uuidv7(), { kind: "createTicket", args })]);
});
afterAll(async () => {
  await desk.stop();
  rmSync(folder, { recursive: true, force: true });
});

interface NetLog {
  constants: { logEventTypes: Record<string, number> };
  events: { type: number; params?: { url?: string; initiator?: string } }[];
}

/** What the app asked for, and whoever opened it. What Chromium wants to know for itself has another initiator. */
function requestsOf(file: string, origin: string): string[] {
  const { constants, events } = JSON.parse(readFileSync(file, "utf8")) as NetLog;
  const type = constants.logEventTypes.URL_REQUEST_START_JOB;
  const started = events.filter((event) => event.type === type).map(({ params }) => params ?? {});
  const own = started.filter(({ initiator, url }) => initiator === origin || url?.startsWith(origin));
  return own.flatMap(({ url }) => url ?? []);
}

test("the app talks to its server and to nobody else", async () => {
  const file = join(folder, "net.json");
  const browser = await openBrowser(desk.url, { flags: [`--log-net-log=${file}`] });
  await browser.signIn(emailOf("sam"), TEST_PASSWORD);
  const sam = agentAtWork(browser.page);
  await sam.open("Unassigned", "Printer on fire");
  await browser.page.getByText("Image: flames").waitFor();
  await sam.take();
  await sam.reply("I am looking at it");
  await sam.untilAllSent();
  await waitUntilInstalled(browser.page);
  await browser.page.reload();
  await sam.open("My tickets", "Printer on fire");
  // A request that the policy stops is no request, but a try: there is none of those either.
  expect(browser.faults).toEqual([]);
  await browser.close();

  const requests = requestsOf(file, desk.url);
  expect(requests.length).toBeGreaterThan(20);
  expect(requests.some((url) => url.includes("/api/"))).toBe(true);
  expect(requests.filter((url) => new URL(url).origin !== desk.url)).toEqual([]);
});

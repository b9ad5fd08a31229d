// Search as an agent uses it, by keyboard: on the device with and without network, beyond it on the server, and with filters that are
// completed while they are typed.

import { existsSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import AxeBuilder from "@axe-core/playwright";
import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { wordsOf } from "#domain/search/words.ts";
import { readRequests, type SupportRequest } from "../../scripts/import/read-requests.ts";
import { agentAtWork } from "../support/agent-at-work.ts";
import { createSendingReplica } from "../support/operations.ts";
import { openBrowser, type PersonInBrowser, waitUntilInstalled } from "../support/person-in-browser.ts";
import { startTestDesk, type TestDesk } from "../support/test-desk.ts";
import { emailOf, TEST_PASSWORD } from "../support/test-people.ts";
import { untilPainted } from "../support/until-painted.ts";

const EXPORT = join(fileURLToPath(new URL("../../../", import.meta.url)), "shared/data/multilingual-tickets.csv");
const hasExport = existsSync(EXPORT);
if (!hasExport) console.warn(`SKIPPED: search over a real export, for there is no ${EXPORT}`);

let desk: TestDesk;
const browsers: PersonInBrowser[] = [];

afterAll(async () => {
  for (const browser of browsers) await browser.close();
  await desk?.stop();
});

async function openForSam(): Promise<PersonInBrowser> {
  const browser = await openBrowser(desk.url);
  browsers.push(browser);
  await browser.signIn(emailOf("sam"), TEST_PASSWORD);
  return browser;
}

function searching({ page }: PersonInBrowser) {
  const field = page.getByRole("combobox", { name: "Search tickets" });
  return {
    field,
    here: page.getByRole("listbox", { name: "Found on this device" }).getByRole("option"),
    beyond: page.getByRole("listbox", { name: "Found on the server" }).getByRole("option"),
    server: page.getByRole("region", { name: "On the server" }),
    proposals: page.getByRole("listbox", { name: "Proposals" }).getByRole("option"),
    async seek(text: string) {
      await field.fill(text);
    },
  };
}

describe("an agent searches", () => {
  beforeAll(async () => {
    desk = await startTestDesk({ webRoot: "out/renderer" });
    const [mine, queued, kims, kimsOther, kimsThird] = [uuidv7(), uuidv7(), uuidv7(), uuidv7(), uuidv7()];
    const casey = createSendingReplica();
    const create = (ticketId: string, subject: string, description: string, priority?: "urgent") =>
      casey.operation(ticketId, {
        kind: "createTicket",
        args: { subject, description, ...(priority && { priority }) },
      });
    await desk.push("casey", casey.id, [
      create(mine, "Café-Maschine streikt", "Seit heute früh kommt nur heißes Wasser."),
      create(queued, "Invoice shows twice", "See June.", "urgent"),
      create(kims, "Turbine vibrates", "Louder since Monday."),
      create(kimsOther, "Pump leaks", "A litre a day."),
      create(kimsThird, "Belt slips", "Since it was changed."),
    ]);
    const lead = createSendingReplica();
    await desk.push("lead", lead.id, [
      lead.operation(mine, { kind: "assign", args: { assigneeId: desk.people.sam.id } }),
      lead.operation(kims, { kind: "assign", args: { assigneeId: desk.people.kim.id } }),
      lead.operation(kimsOther, { kind: "assign", args: { assigneeId: desk.people.kim.id } }),
      lead.operation(kimsThird, { kind: "assign", args: { assigneeId: desk.people.kim.id } }),
    ]);
    const ofBelt = "SELECT ticket_number AS number FROM support_tickets WHERE subject = 'Belt slips'";
    const { number } = (await desk.pool.query<{ number: string }>(ofBelt)).rows[0] ?? { number: "" };
    await desk.push("casey", casey.id, [create(uuidv7(), "Replaces another", `It is about ${number} again.`)]);
    const kim = createSendingReplica();
    const message = (words: string, isInternalNote: boolean) => ({
      kind: "addMessage" as const,
      args: { messageId: uuidv7(), message: words, isInternalNote },
    });
    await desk.push("kim", kim.id, [
      kim.operation(kims, message("The front bearing is worn out.", false)),
      kim.operation(mine, message("Between us: descale it <b>twice</b>", true)),
    ]);
  });

  test("[P2] [L4] by keyboard: on this device, then beyond it, and opens what is found", async () => {
    const browser = await openForSam();
    const { page } = browser;
    const search = searching(browser);
    await page.getByText("Café-Maschine streikt").first().waitFor();
    await waitUntilInstalled(page);

    await page.keyboard.press("/");
    // One letter finds hardly anything, and nobody is told to try with less.
    await page.keyboard.type("c");
    await search.server.getByText("Nothing more on the server.").waitFor();
    expect(await page.getByRole("list", { name: "Filters" }).isVisible()).toBe(true);
    expect(await page.getByText("Nothing found on this device").count()).toBe(0);
    await page.keyboard.type("afe masch");
    await search.here.filter({ hasText: "Café-Maschine streikt" }).waitFor();
    await expect.poll(() => search.here.locator("mark").allTextContents()).toEqual(["Café", "Masch"]);
    await search.server.getByText("Nothing more on the server.").waitFor();

    // A word of a note is found in its passage, and what looks like HTML is text.
    await search.seek("twice");
    const found = search.here.filter({ hasText: "descale it <b>twice</b>" });
    await found.waitFor();
    expect(await found.locator("mark").allTextContents()).toEqual(["twice"]);
    expect(await search.here.count()).toBe(2);

    // Filters by name and value, completed by keys.
    await search.seek("");
    await page.keyboard.type("pri");
    await search.proposals.filter({ hasText: "priority:" }).waitFor();
    await page.keyboard.press("Tab");
    await search.proposals.filter({ hasText: "urgent" }).waitFor();
    await page.keyboard.type("u");
    await expect.poll(() => search.proposals.count()).toBe(1);
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    expect(await search.field.inputValue()).toBe("priority:urgent ");
    await page.keyboard.type("from:cas");
    await search.proposals.filter({ hasText: "casey@test.example" }).waitFor();
    await page.keyboard.press("Tab");
    expect(await search.field.inputValue()).toBe('priority:urgent from:"Casey Customer" ');
    await search.here.filter({ hasText: "Invoice shows twice" }).waitFor();
    expect(await search.here.count()).toBe(1);

    // What is wrong is told, and no error.
    await search.seek("invoice status:opne");
    await page.getByText("status: takes open, in_progress or closed.").waitFor();
    await search.here.filter({ hasText: "Invoice shows twice" }).waitFor();

    // By its number a ticket is looked up beyond this device, nothing says meanwhile that there is none, and Enter opens it.
    const numberOf = "SELECT ticket_number FROM support_tickets WHERE subject = 'Pump leaks'";
    await search.seek((await desk.pool.query(numberOf)).rows[0].ticket_number);
    await page.getByRole("article").filter({ hasText: "Pump leaks" }).waitFor();
    expect(await page.getByText("Nothing found on this device").count()).toBe(0);
    await search.field.press("Enter");
    await page.getByRole("heading", { level: 1, name: "Pump leaks" }).waitFor();
    await page.getByRole("button", { name: "Unfollow" }).waitFor();

    // Of tickets that mention the number one is opened by going to it.
    await search.seek((await desk.pool.query(numberOf.replace("Pump leaks", "Belt slips"))).rows[0].ticket_number);
    await page.getByRole("article").filter({ hasText: "Belt slips" }).waitFor();
    await search.here.filter({ hasText: "Replaces another" }).waitFor();
    await search.field.press("ArrowDown");
    await search.field.press("Enter");
    await page.getByRole("heading", { level: 1, name: "Replaces another" }).waitFor();

    // Kim's ticket is not on this device.
    await search.seek("bearing");
    await page.getByText("Nothing found on this device").waitFor();
    await search.beyond.filter({ hasText: "Turbine vibrates" }).waitFor();
    await search.beyond.filter({ hasText: "The front bearing is worn out." }).waitFor();
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { level: 1, name: "Turbine vibrates" }).waitFor();
    await page.getByRole("button", { name: "Unfollow" }).waitFor();
    // Followed, it has come to this device and is found there.
    await search.here.filter({ hasText: "Turbine vibrates" }).waitFor();
    expect(browser.faults).toEqual([]);
  });

  test("[L4] without network: what is here, and what waits to be sent", async () => {
    const [browser] = browsers as [PersonInBrowser];
    const { page } = browser;
    const search = searching(browser);
    const sam = agentAtWork(page);
    await browser.goOffline();
    await sam.open("Unassigned", "Invoice shows twice");
    await sam.reply("We will correct it in Reykjavík.");
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: "Search" }).first().click();
    await search.seek("reykjavik");
    await search.here.filter({ hasText: "We will correct it in Reykjavík." }).waitFor();
    await search.server.getByText("While you are offline, only this device is searched.").waitFor();
    await search.field.press("ArrowDown");
    await search.field.press("Enter");
    await page.getByRole("heading", { level: 1, name: "Invoice shows twice" }).waitFor();
    await browser.goOnline();
    await search.server.getByText("Nothing more on the server.").waitFor();
    expect(browser.faults).toEqual([]);
  });

  test("what is shown while searching has no violations, in both themes", async () => {
    const [browser] = browsers as [PersonInBrowser];
    const { page } = browser;
    const search = searching(browser);
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
      for (const text of ["", "status:", "twice has:note status:opne"]) {
        await search.seek(text);
        if (text === "status:") await search.proposals.first().waitFor();
        if (text.startsWith("twice")) await search.here.first().waitFor();
        await untilPainted(page);
        const tags = ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"];
        const { violations } = await new AxeBuilder({ page }).withTags(tags).analyze();
        const told = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" | ")}`);
        expect([colorScheme, text, ...told]).toEqual([colorScheme, text]);
      }
    }
  });
});

describe.runIf(hasExport)("an agent searches a real export (SKIPPED where it is not there)", () => {
  const requests: SupportRequest[] = [];

  beforeAll(async () => {
    for (const browser of browsers.splice(0)) await browser.close();
    await desk.stop();
    desk = await startTestDesk({ webRoot: "out/renderer" });
    for await (const row of readRequests(EXPORT)) {
      if (row.type === "request") requests.push(row.request);
      if (requests.length === 120) break;
    }
    const casey = createSendingReplica();
    const operations = requests.map(({ subject, body: description, department }) =>
      casey.operation(uuidv7(), { kind: "createTicket", args: { subject, description, department } }),
    );
    for (let at = 0; at < operations.length; at += 40) {
      await desk.push("casey", casey.id, operations.slice(at, at + 40));
    }
  });

  test("[L4] and finds each word of some requests, in whatever language, offline", async () => {
    const browser = await openForSam();
    const search = searching(browser);
    await browser.page.getByText("Everything sent").waitFor();
    await browser.page.getByText(/Last sync/).waitFor();
    await browser.page.getByRole("button", { name: "Search" }).first().click();
    await browser.goOffline();
    for (const request of requests.filter((_request, at) => at % 30 === 7)) {
      const words = wordsOf(`${request.subject} ${request.body}`);
      const longest = [...new Set(words)].toSorted((a, b) => b.length - a.length).slice(0, 2);
      await search.seek(longest.join(" "));
      await search.here
        .filter({ hasText: request.subject.slice(0, 20) })
        .first()
        .waitFor();
    }
    expect(requests.some(({ body }) => /[äöüéñçã]/.test(body))).toBe(true);
    expect(browser.faults).toEqual([]);
  });
});

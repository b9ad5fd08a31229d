// Webhooks as an admin manages them, against a real receiver: made with a secret shown once, looked at, mended, deleted.

import { afterAll, beforeAll, expect, test } from "vitest";
import { startTestDesk, type TestDesk } from "#test/support/test-desk.ts";
import { expectNoViolations } from "../support/expect-no-violations.ts";
import { openBrowser, type PersonInBrowser } from "../support/person-in-browser.ts";
import { createRestClient } from "../support/rest-client.ts";
import { emailOf, TEST_PASSWORD } from "../support/test-people.ts";
import { startReceiver, type WebhookReceiver, withStatus } from "../support/webhook-receiver.ts";

let desk: TestDesk;
let receiver: WebhookReceiver;
beforeAll(async () => {
  receiver = await startReceiver();
  desk = await startTestDesk({ webRoot: "out/renderer", webhookAllow: "127.0.0.1" });
});
afterAll(async () => {
  await desk.stop();
  await receiver.stop();
});

async function openIntegrations(): Promise<PersonInBrowser> {
  const browser = await openBrowser(desk.url);
  await browser.signIn(emailOf("lead"), TEST_PASSWORD);
  await browser.page.getByRole("navigation", { name: "Places" }).getByRole("button", { name: "Integrations" }).click();
  await browser.page.getByText("No webhooks yet").waitFor();
  return browser;
}

async function choose({ page }: PersonInBrowser, act: string): Promise<void> {
  await page.getByRole("button", { name: "Actions for Shop" }).click();
  await page.getByRole("menuitem", { name: act }).click();
}

test("an admin makes a webhook, finds out why it fails, mends it, sends again, and deletes it", async () => {
  const admin = await openIntegrations();
  const { page } = admin;
  await page.getByRole("button", { name: "New webhook" }).click();
  const form = page.getByRole("dialog", { name: "New webhook" });
  await form.getByRole("button", { name: "Make webhook" }).click();
  await form.getByText("Give it a name").waitFor();
  await form.getByLabel("Name").fill("Shop");
  await form.getByLabel("Address").fill("https://10.0.0.1/");
  await form.getByRole("button", { name: "Make webhook" }).click();
  await form.getByText("it is private").waitFor();
  await expectNoViolations(admin);
  await form.getByLabel("Address").fill(receiver.url);
  await form.getByRole("button", { name: "Make webhook" }).click();
  const shown = page.getByRole("dialog", { name: "The secret of Shop" });
  const secret = (await shown.getByLabel("Secret").textContent()) ?? "";
  expect(secret).toMatch(/^whsec_/);
  await expectNoViolations(admin);
  await shown.getByRole("button", { name: "I have kept it" }).click();
  await page.getByText("nothing delivered yet").waitFor();
  expect(await page.getByText(secret).count()).toBe(0);
  await expectNoViolations(admin);

  receiver.answer = withStatus(500, "Out of paper");
  await createRestClient(desk).makeTicket("casey");
  await page.getByRole("button", { name: "Log of Shop" }).click();
  const log = page.getByRole("dialog", { name: "Log of Shop" });
  await log.getByText("answered with an error").waitFor();
  await log.getByText("Out of paper").waitFor();
  await log.getByText("next attempt").waitFor();
  await expectNoViolations(admin);
  receiver.answer = withStatus(200, "Thanks");
  await log.getByRole("button", { name: /^Send again: New tickets/ }).click();
  await log.getByText("Thanks").waitFor();
  await log.getByRole("button", { name: "Send test" }).click();
  await log.getByText("Test event").waitFor();
  await expect.poll(() => log.getByText("Delivered", { exact: true }).count(), { timeout: 30_000 }).toBe(2);
  await page.keyboard.press("Escape");

  await page.getByText("last delivered").waitFor();
  await choose(admin, "Pause");
  await page.getByText("Paused", { exact: true }).waitFor();
  await choose(admin, "Resume");
  await page.getByText("Active", { exact: true }).waitFor();
  await choose(admin, "New secret");
  await page.getByRole("button", { name: "New secret" }).click();
  const rotated = await page.getByRole("dialog").getByLabel("Secret").textContent();
  expect(rotated).not.toBe(secret);
  await page.getByRole("button", { name: "I have kept it" }).click();
  await choose(admin, "Edit");
  await page.getByRole("dialog").getByLabel("Messages").uncheck();
  await page.getByRole("button", { name: "Save" }).click();
  await page.getByText("New tickets and Changes to tickets").waitFor();

  await desk.pool.query("UPDATE webhooks SET state = 'switched_off', failing_since = now() - interval '3 days'");
  await page.reload();
  await page.getByText("A webhook was switched off").waitFor();
  await expectNoViolations(admin);
  await choose(admin, "Delete");
  await page.getByRole("button", { name: "Delete" }).click();
  await page.getByText("No webhooks yet").waitFor();
  expect(admin.faults).toEqual([]);
  await admin.close();
});

/** A webhook that nothing is sent to for now. */
async function openWithWebhook(): Promise<{ admin: PersonInBrowser; webhookId: string }> {
  const admin = await openIntegrations();
  const rest = createRestClient(desk);
  const body = { name: "Shop", url: receiver.url, events: ["ticket.created"] };
  const { webhook } = (await rest.ask("lead", "createWebhook", { body })).body;
  await desk.pool.query("UPDATE webhooks SET rests_until = now() + interval '1 day'");
  await admin.page.reload();
  await admin.page.getByText("nothing delivered yet").waitFor();
  return { admin, webhookId: webhook.id };
}

test("a new secret whose answer was lost is given once, and not while it is under way", async () => {
  const { admin, webhookId } = await openWithWebhook();
  const { page } = admin;
  let lose: () => void = () => undefined;
  const losing = new Promise<void>((resolve) => {
    lose = resolve;
  });
  await page.route("**/rotate-secret", async (route) => {
    await route.fetch();
    await losing;
    await route.abort();
  });
  await choose(admin, "New secret");
  const confirm = page.getByRole("alertdialog").getByRole("button", { name: "New secret" });
  await confirm.click();
  await expect.poll(() => confirm.isDisabled()).toBe(true);
  lose();
  await expect.poll(() => confirm.isEnabled()).toBe(true);
  await page.unroute("**/rotate-secret");
  await confirm.click();
  await page.getByText("This was done already").first().waitFor();
  const query = { kind: "webhook_secret_rotated" };
  const { events } = (await createRestClient(desk).ask("lead", "listSecurityEvents", { query })).body;
  const ours = events.filter(({ detail }: { detail: Record<string, string> }) => detail.webhook_id === webhookId);
  expect(ours).toHaveLength(1);
  await page.getByRole("alertdialog").getByRole("button", { name: "Cancel" }).click();
  await desk.pool.query("DELETE FROM webhooks");
  await admin.close();
});

test("older deliveries stay in the log while it is read anew, and where that fails", async () => {
  const { admin, webhookId } = await openWithWebhook();
  const { page } = admin;
  await desk.pool.query(
    `INSERT INTO webhook_deliveries (webhook_id, event, happened_at, due_at, state, attempts)
     SELECT $1::uuid, 'webhook.test', now(), now(), 'delivered', 1 FROM generate_series(1, 60)
     UNION ALL SELECT $1::uuid, 'webhook.test', now(), now() + interval '1 day', 'waiting', 0`,
    [webhookId],
  );
  await page.getByRole("button", { name: "Log of Shop" }).click();
  const log = page.getByRole("dialog", { name: "Log of Shop" });
  const lines = log.getByRole("list").getByRole("listitem");
  await expect.poll(() => lines.count()).toBe(50);
  await log.getByRole("button", { name: "Show older" }).click();
  await expect.poll(() => lines.count()).toBe(61);
  const isRead = (url: string) => url.includes("/deliveries?");
  await page.waitForResponse((response) => isRead(response.url()));
  await page.waitForRequest((request) => isRead(request.url()));
  expect(await lines.count()).toBe(61);
  await page.route("**/deliveries?*", (route) => route.abort());
  for (let failed = 0; failed < 2; failed += 1) {
    await page.waitForEvent("requestfailed", (request) => isRead(request.url()));
  }
  expect(await lines.count()).toBe(61);
  await page.unroute("**/deliveries?*");
  await desk.pool.query("UPDATE webhook_deliveries SET state = 'failed' WHERE state = 'waiting'");
  await log.getByText("Failed", { exact: true }).waitFor();
  await admin.close();
});

test("[P1] who may not manage webhooks is shown no way there", async () => {
  const sam = await openBrowser(desk.url);
  await sam.signIn(emailOf("sam"), TEST_PASSWORD);
  await sam.page.getByRole("navigation", { name: "Views" }).waitFor();
  expect(await sam.page.getByRole("button", { name: "Integrations" }).count()).toBe(0);
  await sam.close();
});

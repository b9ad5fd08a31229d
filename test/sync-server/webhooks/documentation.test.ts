// The receiver that docs/webhooks.md prints, run as it is printed.

import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startWebhookDesk, type WebhookDesk } from "../../support/webhook-desk.ts";

let at: WebhookDesk;
let folder: string;
beforeAll(async () => {
  at = await startWebhookDesk();
  folder = await mkdtemp(join(tmpdir(), "holdfast-receiver-"));
});
afterAll(async () => {
  await at.stop();
  await rm(folder, { recursive: true, force: true });
});

async function startPrinted(secret: string): Promise<{ child: ChildProcess; output: () => string }> {
  const code = /```js\n(.*?)```/s.exec(await readFile("docs/webhooks.md", "utf8"))?.[1] ?? "";
  await writeFile(join(folder, "receiver.mjs"), code);
  const env = { ...process.env, PORT: "0", WEBHOOK_SECRET: secret };
  const child = spawn(process.execPath, ["receiver.mjs"], { cwd: folder, env, stdio: ["ignore", "pipe", "inherit"] });
  let output = "";
  child.stdout?.setEncoding("utf8").on("data", (part: string) => {
    output += part;
  });
  return { child, output: () => output };
}

test("it takes what is signed, once, and nothing else", async () => {
  const { webhook, secret } = await at.makeHook();
  const { child, output } = await startPrinted(secret);
  try {
    await expect.poll(output, { timeout: 30_000 }).toMatch(/listening on port \d+\n/);
    const url = `http://127.0.0.1:${/port (\d+)/.exec(output())?.[1]}/`;
    await at.rest.ask("lead", "updateWebhook", { params: { id: webhook.id }, body: { url } });
    const ticket = await at.rest.makeTicket("casey");
    const [delivery] = await at.settled(webhook.id);
    expect(delivery).toMatchObject({ state: "delivered", response_status: 204 });
    const again = { id: webhook.id, delivery_id: delivery?.id ?? "" };
    await at.rest.ask("lead", "redeliverWebhook", { params: again });
    await at.settled(webhook.id);
    await at.rest.ask("lead", "testWebhook", { params: { id: webhook.id } });
    await expect.poll(output, { timeout: 30_000 }).toContain("webhook.test");
    expect(output().match(/ticket\.created (\S+)/g)).toEqual([`ticket.created ${ticket.ticket_number}`]);
    const forged = await fetch(url, {
      method: "POST",
      headers: {
        "webhook-id": "1",
        "webhook-timestamp": String(Math.floor(Date.now() / 1_000)),
        "webhook-signature": "v1,AAAA",
      },
      body: "{}",
    });
    expect(forged.status).toBe(400);
  } finally {
    const closed = once(child, "close");
    child.kill();
    await closed;
  }
});

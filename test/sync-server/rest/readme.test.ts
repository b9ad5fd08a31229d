// The examples of the README's API section, run as they are printed, on the demo desk.

import { spawn } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { seedDemo } from "#sync-server/demo/seed-demo.ts";
import { startTestDesk, type TestDesk } from "../../support/test-desk.ts";

let desk: TestDesk;
let folder: string;
beforeAll(async () => {
  desk = await startTestDesk();
  await seedDemo(desk.services, { now: new Date() });
  folder = await mkdtemp(join(tmpdir(), "holdfast-readme-"));
});
afterAll(async () => {
  await desk.stop();
  await rm(folder, { recursive: true, force: true });
});

async function readExamples(): Promise<string> {
  const readme = await readFile("README.md", "utf8");
  const section = /\n## Use the API\n(.*?)\n## /s.exec(readme)?.[1] ?? "";
  return [...section.matchAll(/```sh\n(.*?)```/gs)].map(([, script = ""]) => script).join("\n");
}

function run(script: string): Promise<{ code: number | null; output: string }> {
  return new Promise((resolve, reject) => {
    const shell = spawn("bash", ["-eu", "-o", "pipefail", "-c", script], {
      cwd: folder,
      env: { ...process.env, HOLDFAST: desk.url },
    });
    let output = "";
    for (const stream of [shell.stdout, shell.stderr]) stream.on("data", (part: Buffer) => (output += part.toString()));
    shell.on("error", reject);
    shell.on("close", (code) => resolve({ code, output }));
  });
}

test("the curl examples of the README work as printed", async () => {
  const script = await readExamples();
  expect(script.match(/curl/g)?.length).toBeGreaterThan(5);
  expect(await run(script)).toMatchObject({ code: 0 });
  const { rows } = await desk.pool.query(
    `SELECT t.status, p.email, (SELECT array_agg(message ORDER BY position) FROM ticket_messages WHERE ticket_id = t.id) AS messages
     FROM support_tickets AS t JOIN people AS p ON p.id = t.user_id WHERE t.subject = 'Order 4711 arrived broken'`,
  );
  const messages = ["A new one is on its way.", "Third this week."];
  expect(rows).toEqual([{ status: "closed", email: "dana@example.org", messages }]);
  // Once more, on the same desk: what has a key is not done twice.
  expect((await run(script)).code).toBe(0);
  const again = await desk.pool.query("SELECT FROM support_tickets WHERE subject = 'Order 4711 arrived broken'");
  expect(again.rowCount).toBe(1);
});

// Commands as an operator runs them: processes of their own, beside a running server.

import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { text } from "node:stream/consumers";
import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { AUTH_PATHS } from "#protocol/account/account.ts";
import { startTestDesk, type TestDesk } from "../../support/test-desk.ts";
import { createTestDevice } from "../../support/test-device.ts";
import { TEST_PEOPLE } from "../../support/test-people.ts";

let desk: TestDesk;
beforeAll(async () => {
  desk = await startTestDesk();
});
afterAll(() => desk.stop());

interface Run {
  code: number | null;
  out: string;
  err: string;
}

interface Place {
  cwd?: string;
  env?: NodeJS.ProcessEnv;
}

async function run(command: string, args: readonly string[], input = "", place: Place = {}): Promise<Run> {
  const file = resolve(`sync-server/commands/${command}.ts`);
  const child = spawn(process.execPath, ["--import", import.meta.resolve("tsx"), file, ...args], {
    env: { ...process.env, DATABASE_URL: desk.databaseUrl, ...place.env },
    cwd: place.cwd,
  });
  child.stdin.end(input);
  const [[code], out, err] = await Promise.all([once(child, "close"), text(child.stdout), text(child.stderr)]);
  return { code: code as number | null, out, err };
}

function where(): string {
  const { hostname, pathname } = new URL(desk.databaseUrl);
  return `the database ${pathname.slice(1)} at ${hostname}`;
}

function signIn(email: string, password: string): Promise<Response> {
  const body = JSON.stringify({ email, password });
  return fetch(desk.url + AUTH_PATHS.signIn, { method: "POST", headers: { "content-type": "application/json" }, body });
}

describe("create-admin", () => {
  const first = ["--email", "Ada@Example.org", "--name", "Ada Okafor"];

  test("makes the first super admin and tells the password once; a second is refused until asked for", async () => {
    await desk.pool.query("UPDATE people SET role = 'admin' WHERE role = 'super_admin'");
    const made = await run("create-admin", first);
    expect(made).toMatchObject({ code: 0, err: "" });
    expect(made.out).toContain(`a super admin of the desk in ${where()}.`);
    const password = /^Password, told this once: (\S+)$/m.exec(made.out)?.[1] ?? "";
    const answer = await signIn("ada@example.org", password);
    expect(await answer.json()).toMatchObject({ account: { role: "super_admin", display_name: "Ada Okafor" } });

    const second = ["--email", "bo@example.org", "--name", "Bo"];
    const refused = await run("create-admin", second);
    expect(refused).toMatchObject({ code: 1, out: "" });
    expect(refused.err).toContain("--another");
    const other = await run("create-admin", [...second, "--another", "--password-stdin"], "a long enough password\n");
    expect(other).toMatchObject({ code: 0, err: "" });
    expect(other.out).not.toContain("assword");
    expect((await signIn("bo@example.org", "a long enough password")).status).toBe(200);
  });

  test.each([
    [["--name", "Ada"], "", "--email must be an e-mail address"],
    [["--email", "a@example.org"], "", "--name"],
    [["--email", "a@example.org", "--name", "A", "--password-stdin"], "short", "12 to 256 characters"],
    [["--colour", "red"], "", "Usage: npm run create-admin"],
  ])("%j is wrong use, and says how it is used", async (args, input, sentence) => {
    const answer = await run("create-admin", args, input);
    expect(answer).toMatchObject({ code: 2, out: "" });
    expect(answer.err).toContain(sentence);
  });

  test("makes no desk where somebody has not said which, and nothing is here", async () => {
    const folder = await mkdtemp(join(tmpdir(), "holdfast-commands-"));
    const nowhere = { cwd: folder, env: { DATABASE_URL: "", HOLDFAST_DATA: "" } };
    const answer = await run("create-admin", first, "", nowhere);
    expect(answer).toMatchObject({ code: 2, out: "" });
    expect(answer.err).toContain("DATABASE_URL");
    const typo = await run("erase-customer", ["--email", "robin@test.example", "--yes", "--data", "typo"], "", nowhere);
    expect(typo.err).toContain("There is no desk in ");
    expect(await readdir(folder)).toEqual([]);
    await rm(folder, { recursive: true });
  });

  test("an address that is taken is named as the fault", async () => {
    const answer = await run("create-admin", ["--email", "casey@test.example", "--name", "C", "--another"]);
    expect(answer).toMatchObject({
      code: 1,
      out: "",
      err: "--email belongs to another account; use another address\n",
    });
  });
});

describe("erase-customer", () => {
  test("erases a customer with all their tickets, and running devices drop them", async () => {
    const [casey, lead] = [createTestDevice(desk, "casey"), createTestDevice(desk, "lead")];
    const ticketId = uuidv7();
    await casey.act({ kind: "createTicket", ticketId, args: { subject: "S", description: "D" } });
    await lead.pull();
    expect(lead.ticket(ticketId)).toBeDefined();
    const erased = await run("erase-customer", ["--email", "casey@test.example", "--yes"]);
    const sentence = `The customer ${TEST_PEOPLE.casey.id} is erased from ${where()}, with 1 tickets.\n`;
    expect(erased).toEqual({ code: 0, out: sentence, err: "" });
    await lead.pull();
    expect(lead.ticket(ticketId)).toBeUndefined();
    const again = await run("erase-customer", ["--id", TEST_PEOPLE.casey.id, "--yes"]);
    expect(again.code).toBe(0);
  });

  test.each([
    [["--email", "robin@test.example"], 2, "--yes"],
    [["--yes"], 2, "--email with an address"],
    [["--email", "robin@test.example", "--yes", "--data", "elsewhere"], 2, "leave one of them out"],
    [["--email", "nobody@test.example", "--yes"], 1, "There is nobody with email nobody@test.example."],
    [["--email", "sam@test.example", "--yes"], 1, "Only customers can be erased."],
  ])("%j erases nobody", async (args, code, sentence) => {
    const answer = await run("erase-customer", args);
    expect(answer).toMatchObject({ code, out: "" });
    expect(answer.err).toContain(sentence);
    const { rows } = await desk.pool.query("SELECT FROM people WHERE id = $1 AND erased_at IS NULL", [
      TEST_PEOPLE.robin.id,
    ]);
    expect(rows.length).toBe(1);
  });
});

// What happens to accounts and sessions is written down, for admins to read, and nothing can be taken back out of it.

import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { AUTH_PATHS } from "#protocol/account/account.ts";
import { type SecurityEvent, securityEventsSchema } from "#protocol/account/security-event.ts";
import { STAFF_PATH } from "#protocol/account/staff.ts";
import { changeRole } from "#sync-server/accounts/change-role.ts";
import { disablePerson, enablePerson } from "#sync-server/accounts/disable-person.ts";
import { resetPassword } from "#sync-server/accounts/reset-password.ts";
import { forgetSecurityEvents } from "#sync-server/audit/forget-security-events.ts";
import { writeSecurityEvent } from "#sync-server/audit/write-security-event.ts";
import { startTestDesk, type TestDesk } from "../../support/test-desk.ts";
import { TEST_PASSWORD, TEST_PEOPLE } from "../../support/test-people.ts";

let desk: TestDesk;
beforeAll(async () => {
  desk = await startTestDesk();
  // Who reads has signed in before: reading adds nothing.
  await desk.signIn("lead");
});
afterAll(() => desk.stop());

async function read(query = ""): Promise<{ events: SecurityEvent[]; next_before: string | null }> {
  const response = await desk.ask("lead", `${SECURITY_EVENTS_PATH}${query}`);
  expect(response.status).toBe(200);
  return securityEventsSchema.parse(await response.json());
}

async function newest(kind: string): Promise<SecurityEvent | undefined> {
  return (await read(`?kind=${kind}&limit=1`)).events[0];
}

function trySignIn(email: string, password: string): Promise<Response> {
  const body = JSON.stringify({ email, password });
  return fetch(desk.url + AUTH_PATHS.signIn, { method: "POST", headers: { "content-type": "application/json" }, body });
}

const SECURITY_EVENTS_PATH = "/api/v1/support/admin/security-events";
const people = TEST_PEOPLE;
const lead = { id: people.lead.id, role: people.lead.role };
const root = { id: people.admin.id, role: people.admin.role };

describe("security events", () => {
  test("tell who signed in, and from where", async () => {
    await trySignIn("casey@test.example", TEST_PASSWORD);
    expect(await newest("signed_in")).toMatchObject({
      actor: { id: people.casey.id, email: "casey@test.example" },
      subject: { id: people.casey.id },
      network_address: "127.0.0.1",
    });
  });

  test("tell of a sign-in that failed and why, but not what was typed", async () => {
    await trySignIn("casey@test.example", "not it");
    expect(await newest("sign_in_failed")).toMatchObject({
      actor: null,
      subject: { id: people.casey.id },
      detail: { reason: "wrong_password" },
    });
    await trySignIn("correct.horse@nowhere.example", "x");
    expect(await newest("sign_in_failed")).toMatchObject({ subject: null, detail: { reason: "unknown_address" } });
    const { rows } = await desk.pool.query("SELECT string_agg(e::text, ' ') AS all_of_it FROM security_events AS e");
    expect(rows[0].all_of_it).not.toMatch(/correct\.horse|not it/);
  });

  test("tell who did what to whose account", async () => {
    const kim = { actor: root, personId: people.kim.id };
    await changeRole(desk.services, { ...kim, role: "admin" });
    expect(await newest("role_changed")).toMatchObject({
      actor: { id: root.id },
      subject: { id: people.kim.id },
      detail: { from: "support", to: "admin" },
    });
    await changeRole(desk.services, { ...kim, role: "support" });
    await disablePerson(desk.services, kim);
    await enablePerson(desk.services, kim);
    await resetPassword(desk.services, kim);
    const { events } = await read(`?person_id=${people.kim.id}`);
    expect(events.map(({ kind }) => kind)).toEqual([
      "password_reset",
      "account_enabled",
      "account_disabled",
      "role_changed",
      "role_changed",
    ]);
  });

  test("tell of a new account", async () => {
    const body = JSON.stringify({ email: "new@test.example", display_name: "New", role: "support" });
    await desk.ask("lead", STAFF_PATH, { method: "POST", body });
    expect(await newest("account_created")).toMatchObject({
      actor: { id: lead.id },
      subject: { email: "new@test.example" },
      detail: { role: "support" },
    });
  });

  test("tell how a session ended", async () => {
    const answer = await trySignIn("robin@test.example", TEST_PASSWORD);
    const { access_token: token } = (await answer.json()) as { access_token: string };
    await fetch(desk.url + AUTH_PATHS.signOut, { method: "POST", headers: { authorization: `Bearer ${token}` } });
    expect(await newest("signed_out")).toMatchObject({ actor: { id: people.robin.id } });
  });

  test("tell nothing of what was refused", async () => {
    await expect(resetPassword(desk.services, { actor: lead, personId: root.id })).rejects.toThrow();
    expect((await newest("password_reset"))?.subject?.id).toBe(people.kim.id);
  });

  test("are read a page at a time, each once", async () => {
    const { events: all } = await read("?limit=500");
    const paged: SecurityEvent[] = [];
    for (let before: string | null = ""; before !== null; ) {
      const page: Awaited<ReturnType<typeof read>> = await read(`?limit=3${before && `&before=${before}`}`);
      paged.push(...page.events);
      before = page.next_before;
    }
    expect(paged.length).toBeGreaterThan(6);
    expect(paged).toEqual(all);
  });

  test.each(["sam", "casey"] as const)("[P1] are not for %s", async (who) => {
    expect((await desk.ask(who, SECURITY_EVENTS_PATH)).status).toBe(403);
  });

  test("are asked for in words that are known, or the answer says which are", async () => {
    const response = await desk.ask("lead", `${SECURITY_EVENTS_PATH}?kind=gossip&limit=0`);
    expect(response.status).toBe(400);
    const { errors } = (await response.json()) as { errors: { field: string; message: string }[] };
    expect(errors.map(({ field }) => field)).toEqual(["kind", "limit"]);
    expect(errors[0]?.message).toContain("signed_in");
  });
});

describe("in the database security events", () => {
  const event = (at: Date) => writeSecurityEvent(desk.pool, { kind: "signed_in", at });

  test("are neither changed nor taken out", async () => {
    await event(new Date());
    const refusal = "neither changed nor taken out";
    await expect(desk.pool.query("UPDATE security_events SET kind = 'signed_out'")).rejects.toThrow(refusal);
    await expect(desk.pool.query("DELETE FROM security_events")).rejects.toThrow(refusal);
    await expect(desk.pool.query("TRUNCATE security_events")).rejects.toThrow(refusal);
  });

  test("go when they are older than they are to be kept", async () => {
    const old = new Date("2020-01-01T00:00:00.000Z");
    await event(old);
    await event(old);
    const { rows: before } = await desk.pool.query("SELECT id FROM security_events");
    expect(await forgetSecurityEvents(desk.services, new Date("2020-01-02T00:00:00.000Z"))).toBe(2);
    const { rows: after } = await desk.pool.query("SELECT id FROM security_events");
    expect(after.length).toBe(before.length - 2);
  });
});

import { afterAll, beforeAll, expect, test } from "vitest";
import type { Role } from "#domain/people/role.ts";
import { STREAM_PATH } from "#protocol/sync/live-stream.ts";
import { PROTOCOL_VERSION } from "#protocol/sync/version.ts";
import { changeRole } from "#sync-server/accounts/change-role.ts";
import { disablePerson } from "#sync-server/accounts/disable-person.ts";
import { startTestDesk, type TestDesk } from "../../support/test-desk.ts";
import type { TestPerson } from "../../support/test-people.ts";

let desk: TestDesk;
beforeAll(async () => {
  desk = await startTestDesk();
});
afterAll(() => desk.stop());

function change(actor: TestPerson, who: TestPerson, role: Role): Promise<void> {
  return changeRole(desk.services, { actor: desk.people[actor], personId: desk.people[who].id, role });
}

async function roleOf(who: TestPerson): Promise<Role> {
  const { rows } = await desk.pool.query("SELECT role FROM people WHERE id = $1", [desk.people[who].id]);
  return rows[0].role;
}

test.each<[TestPerson, TestPerson, Role]>([
  ["lead", "sam", "admin"],
  ["lead", "admin", "support"],
  ["lead", "lead", "super_admin"],
  ["admin", "sam", "customer"],
  ["admin", "casey", "support"],
  ["sam", "kim", "support"],
  ["casey", "casey", "admin"],
])("[P1] %s may not make %s %s", async (actor, who, role) => {
  const before = await roleOf(who);
  await expect(change(actor, who, role)).rejects.toThrow("may not");
  expect(await roleOf(who)).toBe(before);
});

test("[P5] a changed role counts from the next request on, and ends the live stream with its reason", async () => {
  const stream = await openStream("kim");
  await change("admin", "kim", "admin");
  expect(await stream.events).toContain('"role"');
  expect(await (await desk.ask("kim", "/api/v1/auth/me")).json()).toMatchObject({ role: "admin" });
  await change("admin", "kim", "support");
  expect(await roleOf("kim")).toBe("support");
});

test("[P5] a disabled account's live streams close, at every server of the desk", async () => {
  const other = await startTestDesk({ beside: desk });
  const streams = await Promise.all([openStream("robin"), openStream("robin", other)]);
  await disablePerson(desk.services, { actor: desk.people.lead, personId: desk.people.robin.id });
  for (const { events } of streams) expect(await events).toContain('"session"');
  expect((await desk.ask("robin", "/api/v1/auth/me")).status).toBe(401);
  await other.stop();
});

test("what is done to nobody is refused", async () => {
  const nobody = "01900000-0000-7000-8000-0000000000ff";
  await expect(disablePerson(desk.services, { actor: desk.people.lead, personId: nobody })).rejects.toThrow(
    "Not found",
  );
  const asked = changeRole(desk.services, { actor: desk.people.admin, personId: nobody, role: "support" });
  await expect(asked).rejects.toThrow("Not found");
});

/** Opens a live stream, and tells all that it will have said once it has ended. */
async function openStream(who: TestPerson, at: TestDesk = desk): Promise<{ events: Promise<string> }> {
  const stream = await at.ask(
    who,
    `${STREAM_PATH}?protocol=${PROTOCOL_VERSION}&replica=01900000-0000-7000-8000-00000000000a`,
  );
  expect(stream.status).toBe(200);
  return { events: stream.text() };
}

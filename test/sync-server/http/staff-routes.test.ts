import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { AUTH_PATHS } from "#protocol/account/account.ts";
import {
  newPasswordSchema,
  STAFF_PATH,
  type StaffAccount,
  staffAccountSchema,
  staffListSchema,
} from "#protocol/account/staff.ts";
import { type Problem, problemTypeOf } from "#protocol/problem.ts";
import { startTestDesk, type TestDesk } from "../../support/test-desk.ts";
import { TEST_PEOPLE, type TestPerson } from "../../support/test-people.ts";

let desk: TestDesk;
beforeAll(async () => {
  desk = await startTestDesk();
});
afterAll(() => desk.stop());

const { sam: SAM, kim: KIM, lead: LEAD, admin: ADMIN, casey: CASEY } = TEST_PEOPLE;
const NOBODY = "01900000-0000-7000-8000-0000000000ff";

function send(who: TestPerson | null, method: string, path = "", body?: unknown): Promise<Response> {
  return desk.ask(who, STAFF_PATH + path, { method, ...(body === undefined ? {} : { body: JSON.stringify(body) }) });
}

async function problemOf(response: Response): Promise<[number, string]> {
  expect(response.headers.get("content-type")).toContain("application/problem+json");
  return [response.status, problemTypeOf((await response.json()) as Problem)];
}

async function make(who: TestPerson, role: string, email = `${crypto.randomUUID()}@test.example`) {
  const response = await send(who, "POST", "", { email, display_name: "Nina New", role });
  expect(response.status).toBe(201);
  return newPasswordSchema.parse(await response.json());
}

function signIn(email: string, password: string): Promise<Response> {
  const headers = { "content-type": "application/json" };
  return fetch(desk.url + AUTH_PATHS.signIn, { method: "POST", headers, body: JSON.stringify({ email, password }) });
}

async function listAs(who: TestPerson): Promise<StaffAccount[]> {
  return staffListSchema.parse(await (await send(who, "GET")).json()).staff;
}

test("the list shows all staff with role, state and workload, and no customer", async () => {
  const staff = await listAs("lead");
  expect(staff.map(({ id }) => id)).toEqual([ADMIN.id, KIM.id, LEAD.id, SAM.id]);
  expect(staff[3]).toEqual({
    id: SAM.id,
    email: "sam@test.example",
    display_name: "Sam Support",
    role: "support",
    is_disabled: false,
    active_tickets: 0,
    created_at: "2026-01-01T00:00:00.000Z",
    last_seen_at: null,
  });
});

test("the list tells when somebody was last seen, also once their sessions have ended", async () => {
  const { account, password } = await make("lead", "support");
  const lastSeen = async () => (await listAs("lead")).find(({ id }) => id === account.id)?.last_seen_at;
  expect(await lastSeen()).toBeNull();
  await signIn(account.email, password);
  const seen = await lastSeen();
  expect(Date.parse(seen ?? "")).toBeGreaterThan(Date.parse(account.created_at) - 1);
  await send("lead", "POST", `/${account.id}/disable`);
  expect(await lastSeen()).toBe(seen);
});

describe("who may", () => {
  const REQUESTS: [string, string, unknown?][] = [
    ["GET", ""],
    ["POST", "", { email: "x@test.example", display_name: "X", role: "support" }],
    ["PUT", `/${KIM.id}/role`, { role: "admin" }],
    ["PUT", `/${KIM.id}/display-name`, { display_name: "Kim" }],
    ["POST", `/${KIM.id}/disable`],
    ["POST", `/${KIM.id}/enable`],
    ["POST", `/${KIM.id}/reset-password`],
  ];

  test.each(REQUESTS)(
    "[P1] %s %s is refused to support, customers and strangers, and changes nothing",
    async (...request) => {
      for (const who of ["sam", "kim"] as const) await desk.signIn(who);
      const before = await listAs("admin");
      const [method, path, body] = request;
      for (const who of ["sam", "kim", "casey"] as const) {
        expect(await problemOf(await send(who, method, path, body))).toEqual([403, "forbidden"]);
      }
      expect(await problemOf(await send(null, method, path, body))).toEqual([401, "not-signed-in"]);
      expect(await listAs("admin")).toEqual(before);
    },
  );

  test.each(REQUESTS.filter(([, path]) => path !== ""))(
    "[P1] an admin's %s %s on an admin is refused",
    async (method, path, body) => {
      const other = (await make("admin", "admin")).account.id;
      for (const id of [other, ADMIN.id]) {
        const answer = await send("lead", method, path.replace(KIM.id, id), body);
        expect(await problemOf(answer)).toEqual([403, "forbidden"]);
      }
    },
  );

  test("[P1] an admin makes support agents, and nothing that is more", async () => {
    for (const role of ["admin", "super_admin"]) {
      const answer = await send("lead", "POST", "", { email: "more@test.example", display_name: "More", role });
      expect(await problemOf(answer)).toEqual([403, "forbidden"]);
    }
    const { account } = await make("lead", "support");
    expect(await problemOf(await send("lead", "PUT", `/${account.id}/role`, { role: "admin" }))).toEqual([
      403,
      "forbidden",
    ]);
    expect((await make("admin", "super_admin")).account.role).toBe("super_admin");
  });

  test.each(["disable", "reset-password", "role"])("nobody locks themselves out by %s", async (act) => {
    const answer =
      act === "role"
        ? await send("admin", "PUT", `/${ADMIN.id}/role`, { role: "admin" })
        : await send("admin", "POST", `/${ADMIN.id}/${act}`);
    expect(await problemOf(answer)).toEqual([403, "forbidden"]);
  });

  test("of two super admins who disable each other at once one stays, and the desk is never without", async () => {
    for (let turn = 0; turn < 5; turn += 1) {
      const { account, password } = await make("admin", "super_admin");
      const { access_token: token } = (await (await signIn(account.email, password)).json()) as {
        access_token: string;
      };
      const headers = { authorization: `Bearer ${token}` };
      const [first, second] = await Promise.all([
        send("admin", "POST", `/${account.id}/disable`),
        fetch(`${desk.url}${STAFF_PATH}/${ADMIN.id}/disable`, { method: "POST", headers }),
      ]);
      expect([first.status, second.status].toSorted()).toEqual([200, 401]);
      await desk.pool.query("UPDATE people SET disabled_at = NULL WHERE id = $1", [ADMIN.id]);
      await desk.pool.query("UPDATE sessions SET revoked_at = NULL, revoked_because = NULL WHERE person_id = $1", [
        ADMIN.id,
      ]);
    }
  });
});

describe("what it does", () => {
  test("a new account signs in with the password that was told once, which is kept nowhere", async () => {
    const { account, password } = await make("lead", "support");
    expect(account).toMatchObject({ display_name: "Nina New", role: "support", is_disabled: false });
    expect(password).toMatch(/^(?:[a-z2-9]{5}-){3}[a-z2-9]{5}$/);
    expect((await signIn(account.email, password)).status).toBe(200);
    const { rows } = await desk.pool.query("SELECT * FROM people WHERE id = $1", [account.id]);
    expect(JSON.stringify(rows)).not.toContain(password);
    expect(JSON.stringify(await listAs("lead"))).not.toContain(password);
  });

  test.each(["sam@test.example", "CASEY@test.example"])(
    "the address %s is taken, and no account is made",
    async (email) => {
      const before = (await listAs("lead")).length;
      const answer = await send("lead", "POST", "", { email, display_name: "Twice", role: "support" });
      expect(answer.status).toBe(400);
      expect(((await answer.json()) as Problem).errors?.map(({ field }) => field)).toEqual(["email"]);
      expect(await listAs("lead")).toHaveLength(before);
    },
  );

  test("[P5] disabling ends access, enabling gives it back, to whoever signs in again", async () => {
    const { account, password } = await make("lead", "support");
    const { access_token: token } = (await (await signIn(account.email, password)).json()) as { access_token: string };
    const me = () => fetch(desk.url + AUTH_PATHS.me, { headers: { authorization: `Bearer ${token}` } });
    expect((await me()).status).toBe(200);
    const disabled = await send("lead", "POST", `/${account.id}/disable`);
    expect(staffAccountSchema.parse(await disabled.json()).is_disabled).toBe(true);
    expect(await problemOf(await me())).toEqual([401, "account-disabled"]);
    expect(await problemOf(await signIn(account.email, password))).toEqual([401, "account-disabled"]);
    const enabled = await send("lead", "POST", `/${account.id}/enable`);
    expect(staffAccountSchema.parse(await enabled.json()).is_disabled).toBe(false);
    expect(await problemOf(await me())).toEqual([401, "session-revoked"]);
    expect((await signIn(account.email, password)).status).toBe(200);
  });

  test("a reset password replaces the old one and ends every session", async () => {
    const { account, password: old } = await make("lead", "support");
    const { access_token: token } = (await (await signIn(account.email, old)).json()) as { access_token: string };
    const answer = newPasswordSchema.parse(await (await send("lead", "POST", `/${account.id}/reset-password`)).json());
    expect(answer.password).not.toBe(old);
    expect((await signIn(account.email, old)).status).toBe(401);
    expect((await signIn(account.email, answer.password)).status).toBe(200);
    const me = await fetch(desk.url + AUTH_PATHS.me, { headers: { authorization: `Bearer ${token}` } });
    expect(await problemOf(me)).toEqual([401, "session-revoked"]);
  });

  test("a changed role and a changed name are answered as they stand", async () => {
    const { account } = await make("admin", "support");
    const promoted = await send("admin", "PUT", `/${account.id}/role`, { role: "admin" });
    expect(await promoted.json()).toMatchObject({ role: "admin" });
    const renamed = await send("admin", "PUT", `/${account.id}/display-name`, { display_name: "  Nina Renamed " });
    expect(await renamed.json()).toMatchObject({ display_name: "Nina Renamed" });
  });
});

describe("what is wrong", () => {
  test.each([
    ["POST", "", { email: "x", display_name: "X", role: "support" }, "email"],
    ["POST", "", { email: "x@test.example", display_name: " ", role: "support" }, "display_name"],
    ["POST", "", { email: "x@test.example", display_name: "X", role: "customer" }, "role"],
    ["POST", "", { email: "x@test.example", display_name: "X", role: "support", password: "mine" }, "password"],
    ["PUT", `/${SAM.id}/role`, { role: "customer" }, "role"],
    ["PUT", `/${SAM.id}/display-name`, { display_name: "x".repeat(121) }, "display_name"],
  ])("%s %s %j is refused and names the field", async (method, path, body, field) => {
    const answer = await send("admin", method, path, body);
    expect(answer.status).toBe(400);
    expect(((await answer.json()) as Problem).errors?.map((error) => error.field)).toEqual([field]);
  });

  test.each([NOBODY, CASEY.id, "1", "%00", "..%2f"])("there is no staff account %s", async (id) => {
    const answer = await send("admin", "POST", `/${id}/disable`);
    expect([400, 404]).toContain(answer.status);
    const { rows } = await desk.pool.query("SELECT FROM people WHERE id = $1 AND disabled_at IS NOT NULL", [CASEY.id]);
    expect(rows).toEqual([]);
  });

  test("another method is told which one to use", async () => {
    for (const [method, path, allow] of [
      ["DELETE", "", "GET, POST"],
      ["POST", `/${SAM.id}/role`, "PUT"],
      ["GET", `/${SAM.id}/disable`, "POST"],
    ] as const) {
      const answer = await send("admin", method, path);
      expect([answer.status, answer.headers.get("allow")]).toEqual([405, allow]);
    }
  });
});

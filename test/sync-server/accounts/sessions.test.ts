import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { AUTH_PATHS, type Tokens, tokensSchema } from "#protocol/account/account.ts";
import { type Problem, problemTypeOf } from "#protocol/problem.ts";
import { changeRole } from "#sync-server/accounts/change-role.ts";
import { createPerson } from "#sync-server/accounts/create-person.ts";
import { disablePerson } from "#sync-server/accounts/disable-person.ts";
import { openSuccessor } from "#sync-server/accounts/refresh-token.ts";
import { transact } from "#sync-server/database/transact.ts";
import { startTestDesk, type TestDesk } from "../../support/test-desk.ts";
import { emailOf, TEST_PASSWORD, type TestPerson } from "../../support/test-people.ts";

let desk: TestDesk;
beforeAll(async () => {
  desk = await startTestDesk();
});
afterAll(() => desk.stop());

async function post(path: string, body: unknown, token?: string): Promise<Response> {
  return fetch(desk.url + path, {
    method: "POST",
    headers: { "content-type": "application/json", ...(token ? { authorization: `Bearer ${token}` } : {}) },
    body: JSON.stringify(body),
  });
}

async function freshSession(who: TestPerson): Promise<Tokens> {
  const answer = await post(AUTH_PATHS.signIn, { email: emailOf(who), password: TEST_PASSWORD, device: "laptop" });
  return tokensSchema.parse(await answer.json());
}

async function refresh(token: string): Promise<Tokens> {
  const answer = await post(AUTH_PATHS.refresh, { refresh_token: token });
  expect(answer.status).toBe(200);
  return tokensSchema.parse(await answer.json());
}

async function problemOf(response: Response): Promise<string> {
  expect(response.headers.get("content-type")).toContain("application/problem+json");
  return problemTypeOf((await response.json()) as Problem);
}

function me(token: string): Promise<Response> {
  return fetch(desk.url + AUTH_PATHS.me, { headers: { authorization: `Bearer ${token}` } });
}

describe("signing in", () => {
  test("[P1] gives tokens and the account, whatever the spelling of the address", async () => {
    const answer = await post(AUTH_PATHS.signIn, {
      email: `  ${emailOf("sam").toUpperCase()} `,
      password: TEST_PASSWORD,
    });
    expect(tokensSchema.parse(await answer.json()).account).toMatchObject({
      role: "support",
      display_name: "Sam Support",
    });
  });

  test("answers an unknown address and a wrong password alike", async () => {
    const unknown = await post(AUTH_PATHS.signIn, { email: "nobody@test.example", password: TEST_PASSWORD });
    const wrong = await post(AUTH_PATHS.signIn, { email: emailOf("sam"), password: "wrong" });
    expect([unknown.status, wrong.status]).toEqual([401, 401]);
    expect(await unknown.json()).toEqual(await wrong.json());
  });

  test("takes a password however the keyboard composes its letters", async () => {
    await transact(desk.pool, (tx) =>
      createPerson(tx, {
        email: "zoe@test.example",
        displayName: "Zoë",
        role: "customer",
        password: "caf\u00e9 au lait",
        now: new Date(),
      }),
    );
    const answer = await post(AUTH_PATHS.signIn, { email: "zoe@test.example", password: "cafe\u0301 au lait" });
    expect(answer.status).toBe(200);
  });

  test("keeps neither password nor refresh token in the clear", async () => {
    const { refresh_token: token } = await freshSession("sam");
    const { rows } = await desk.pool.query(
      "SELECT (SELECT string_agg(p::text, ' ') FROM people p) || (SELECT string_agg(t::text, ' ') FROM refresh_tokens t) AS all",
    );
    expect(rows[0].all).not.toContain(TEST_PASSWORD);
    expect(rows[0].all).not.toContain(token);
    expect(rows[0].all).not.toContain(Buffer.from(token).toString("hex"));
    expect(rows[0].all).toContain("$argon2id$");
  });

  test("is limited for an account after failed tries, and says how long to wait", async () => {
    const limited = await startTestDesk({
      beside: desk,
      signInLimits: { windowMs: 60_000, perAccount: 3, perAddress: 100 },
    });
    const attempt = (email: string) =>
      fetch(limited.url + AUTH_PATHS.signIn, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ email, password: "wrong" }),
      });
    for (let tries = 0; tries < 3; tries += 1) expect((await attempt(emailOf("kim"))).status).toBe(401);
    const refused = await attempt(emailOf("kim").toUpperCase());
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(0);
    expect(await problemOf(refused)).toBe("too-many-requests");
    expect((await attempt(emailOf("sam"))).status).toBe(401);
    await limited.stop();
  });
});

describe("staying signed in", () => {
  test("[S13] a refresh gives another token, and the old one has the same successor while that is unused", async () => {
    const first = await freshSession("casey");
    const second = await refresh(first.refresh_token);
    const repeated = await refresh(first.refresh_token);
    expect(second.refresh_token).not.toBe(first.refresh_token);
    expect(repeated.refresh_token).toBe(second.refresh_token);
    expect((await me(repeated.access_token)).status).toBe(200);
  });

  test("[S13] a token replayed after its successor was used ends the whole session", async () => {
    const first = await freshSession("casey");
    const second = await refresh(first.refresh_token);
    const third = await refresh(second.refresh_token);
    const replayed = await post(AUTH_PATHS.refresh, { refresh_token: first.refresh_token });
    expect(await problemOf(replayed)).toBe("session-revoked");
    expect(await problemOf(await me(third.access_token))).toBe("session-revoked");
    expect(await problemOf(await post(AUTH_PATHS.refresh, { refresh_token: third.refresh_token }))).toBe(
      "session-revoked",
    );
  });

  test("[S13] a successor is kept, sealed, only until it is used, and nobody but the bearer can open it", async () => {
    const sealed = async () => {
      const { rows } = await desk.pool.query(
        "SELECT sealed_successor AS seal FROM refresh_tokens WHERE session_id = $1",
        [sessionOf(first)],
      );
      return rows.flatMap(({ seal }: { seal: Buffer | null }) => (seal ? [seal] : []));
    };
    const first = await freshSession("casey");
    const second = await refresh(first.refresh_token);
    expect((await sealed()).length).toBe(1);
    expect((await sealed())[0]?.toString("latin1")).not.toContain(second.refresh_token);
    await refresh(second.refresh_token);
    const [only, ...others] = await sealed();
    expect(others).toEqual([]);
    expect(() => openSuccessor(first.refresh_token, only ?? Buffer.alloc(0))).toThrow();
  });

  test("[S13] refreshes at the same time with one token get one successor", async () => {
    const { refresh_token: token } = await freshSession("casey");
    const answers = await Promise.all(Array.from({ length: 8 }, () => refresh(token)));
    expect(new Set(answers.map((answer) => answer.refresh_token)).size).toBe(1);
  });

  test("signing out ends that session and no other of the person", async () => {
    const [laptop, phone] = [await freshSession("robin"), await freshSession("robin")];
    expect((await post(AUTH_PATHS.signOut, {}, laptop.access_token)).status).toBe(204);
    expect(await problemOf(await me(laptop.access_token))).toBe("session-revoked");
    expect((await me(phone.access_token)).status).toBe(200);
  });

  test("a session that nobody refreshed for sixty days has run out", async () => {
    const session = await freshSession("robin");
    const later = await startTestDesk({ beside: desk, now: () => new Date(Date.now() + 61 * 86_400_000) });
    const answer = await fetch(later.url + AUTH_PATHS.refresh, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ refresh_token: session.refresh_token }),
    });
    expect(await problemOf(answer)).toBe("session-expired");
    await later.stop();
  });

  test("a forged or damaged access token is not signed in", async () => {
    const { access_token: token } = await freshSession("robin");
    for (const forged of [`${token}x`, "a.b.c", unsigned(token)]) {
      expect(await problemOf(await me(forged))).toBe("not-signed-in");
    }
  });
});

describe("accounts that change", () => {
  test("[P5] a disabled account loses access at once and can't sign in", async () => {
    const session = await freshSession("robin");
    await disablePerson(desk.services, { actor: desk.people.lead, personId: desk.people.robin.id });
    expect(await problemOf(await me(session.access_token))).toBe("account-disabled");
    const again = await post(AUTH_PATHS.signIn, { email: emailOf("robin"), password: TEST_PASSWORD });
    expect(await problemOf(again)).toBe("account-disabled");
  });

  test("[P1] a changed role counts from the next request on, and only those who may can change it", async () => {
    const { sam, lead, admin } = desk.people;
    await expect(changeRole(desk.services, { actor: lead, personId: sam.id, role: "admin" })).rejects.toThrow(
      "may not",
    );
    await changeRole(desk.services, { actor: admin, personId: sam.id, role: "admin" });
    const answer = await desk.ask("sam", AUTH_PATHS.me);
    expect(await answer.json()).toMatchObject({ role: "admin" });
  });
});

function sessionOf({ access_token: token }: Tokens): string {
  const payload: unknown = JSON.parse(Buffer.from(token.split(".")[1] ?? "", "base64url").toString());
  return (payload as { jti: string }).jti;
}

function unsigned(token: string): string {
  const none = Buffer.from(JSON.stringify({ alg: "none" })).toString("base64url");
  return `${none}.${token.split(".")[1]}.`;
}

import { randomUUID } from "node:crypto";
import { request as httpRequest } from "node:http";
import { afterAll, beforeAll, expect, test } from "vitest";
import { AUTH_PATHS } from "#protocol/account/account.ts";
import type { Problem } from "#protocol/problem.ts";
import { PUSH_PATH } from "#protocol/sync/push.ts";
import { startTestDesk, type TestDesk } from "../../support/test-desk.ts";

let desk: TestDesk;
beforeAll(async () => {
  desk = await startTestDesk();
});
afterAll(() => desk.stop());

async function expectProblem(response: Response, status: number): Promise<Problem> {
  expect(response.status).toBe(status);
  expect(response.headers.get("content-type")).toContain("application/problem+json");
  return (await response.json()) as Problem;
}

function signInWith(body: string, headers: Record<string, string> = { "content-type": "application/json" }) {
  return fetch(desk.url + AUTH_PATHS.signIn, { method: "POST", headers, body });
}

const credentials = { email: "sam@test.example", password: "x" };

test.each([
  ["a number for the address", { ...credentials, email: 7 }, "email"],
  ["no address", { password: "x" }, "email"],
  ["what is no address", { ...credentials, email: "sam" }, "email"],
  ["an object for the password", { ...credentials, password: { $gt: "" } }, "password"],
  ["an unknown field", { ...credentials, role: "admin" }, "role"],
  ["NUL in the password", { ...credentials, password: "a\u0000b" }, "password"],
  ["half a surrogate pair", { ...credentials, device: "\ud800" }, "device"],
  ["an array for the whole", [credentials], "body"],
])("sign-in with %s is refused and names the field", async (_title, body, field) => {
  const problem = await expectProblem(await signInWith(JSON.stringify(body)), 400);
  expect(problem.errors?.map((error) => error.field)).toContain(field);
});

test("a body that is not JSON, of another type, or missing is refused as such", async () => {
  await expectProblem(await signInWith("{"), 400);
  await expectProblem(await signInWith("null"), 400);
  await expectProblem(await signInWith("email=sam", { "content-type": "application/x-www-form-urlencoded" }), 415);
  await expectProblem(await fetch(desk.url + AUTH_PATHS.signIn, { method: "POST" }), 415);
});

test("a body of ten megabytes is refused", async () => {
  await expectProblem(await signInWith(JSON.stringify({ ...credentials, device: "x".repeat(10_000_000) })), 413);
});

test.each(["__proto__", "constructor", "toString"])(
  "the key %s is an unknown field and changes nothing",
  async (key) => {
    const body = `{"${key}": {"prototype": {"role": "admin"}, "role": "admin"}, "email": "sam@test.example", "password": "x"}`;
    const problem = await expectProblem(await signInWith(body), 400);
    expect(problem.errors?.map((error) => error.field)).toEqual([key]);
    expect(({} as { role?: string }).role).toBeUndefined();
  },
);

test("unknown addresses, wrong methods and mangled paths are answered as problems", async () => {
  await expectProblem(await fetch(`${desk.url}/api/v1/nothing`), 404);
  await expectProblem(await fetch(`${desk.url}/api/%E0%A4%A`), 404);
  await expectProblem(await fetch(`${desk.url}/api/v1/auth/me%00`), 404);
  const wrongMethod = await fetch(desk.url + AUTH_PATHS.signIn);
  await expectProblem(wrongMethod, 405);
  expect(wrongMethod.headers.get("allow")).toBe("POST");
});

test("nesting that serves only to exhaust is refused, for operations as well", async () => {
  const deep = `${"[".repeat(40_000)}${"]".repeat(40_000)}`;
  const signIn = await expectProblem(await signInWith(`{"email": ${deep}, "password": "x"}`), 400);
  expect(signIn.errors?.[0]?.field).toMatch(/^email\.0\.0/);
  const body = `{"protocol": 1, "replicaId": "${randomUUID()}", "operations": ${deep}}`;
  await expectProblem(await desk.ask("sam", PUSH_PATH, { method: "POST", body }), 400);
});

test("a body in a character set or an encoding that is not read is refused as such", async () => {
  const klingon = { "content-type": "application/json; charset=klingon" };
  const packed = { "content-type": "application/json", "content-encoding": "zstd-of-my-own" };
  await expectProblem(await signInWith(JSON.stringify(credentials), klingon), 415);
  await expectProblem(await signInWith(JSON.stringify(credentials), packed), 415);
});

test("answers of the API are kept by nobody, and bear the id that the log knows them by", async () => {
  const answer = await fetch(`${desk.url}/api/v1/nothing`);
  expect(answer.headers.get("cache-control")).toBe("no-store");
  expect(answer.headers.get("x-request-id")).toMatch(/^[0-9a-f-]{36}$/);
});

test("a header longer than the server reads is refused by the server, which goes on", async () => {
  const status = await new Promise<number | undefined>((resolve, reject) => {
    const url = new URL(desk.url + AUTH_PATHS.me);
    const headers = { authorization: `Bearer ${"x".repeat(64_000)}` };
    httpRequest(url, { headers }, (response) => resolve(response.resume().statusCode))
      .on("error", reject)
      .end();
  });
  expect(status).toBe(431);
  expect((await fetch(`${desk.url}/healthz`)).status).toBe(200);
});

test("the desktop app may ask from its origin, other origins may not read answers", async () => {
  const ask = (origin: string) => fetch(desk.url + AUTH_PATHS.signIn, { method: "OPTIONS", headers: { origin } });
  expect((await ask("app://holdfast")).headers.get("access-control-allow-origin")).toBe("app://holdfast");
  expect((await ask("https://elsewhere.example")).headers.get("access-control-allow-origin")).toBeNull();
  const sent = (await ask("app://holdfast")).headers.get("access-control-allow-headers");
  expect(sent?.split(", ")).toEqual(["authorization", "content-type", "idempotency-key"]);
});

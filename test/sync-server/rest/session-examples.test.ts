import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { SESSION_ENDPOINTS, type SessionEndpoint } from "#protocol/rest/session-endpoints.ts";
import { findFault, findOperation, mustBeAsDescribed } from "../../support/openapi-check.ts";
import { startTestDesk, type TestDesk } from "../../support/test-desk.ts";
import { TEST_PASSWORD } from "../../support/test-people.ts";

let desk: TestDesk;
beforeAll(async () => {
  desk = await startTestDesk();
});
afterAll(() => desk.stop());

describe("the examples of sessions", () => {
  test.each(Object.values<SessionEndpoint>(SESSION_ENDPOINTS))("$id has the shape that is described", (one) => {
    expect(one.body?.safeParse(one.example.body).error?.issues).toBeUndefined();
    expect(one.answer.schema?.safeParse(one.example.answer).error?.issues).toBeUndefined();
    const content = findOperation(one.method, one.path)?.requestBody?.content["application/json"];
    if (content) expect(findFault(content.schema, one.example.body)).toBeNull();
  });

  async function ask({ method, path }: SessionEndpoint, { body, token }: { body?: object; token?: string }) {
    const headers: Record<string, string> = {};
    if (body) headers["content-type"] = "application/json";
    if (token !== undefined) headers.authorization = `Bearer ${token}`;
    const init = { method: method.toUpperCase(), headers, ...(body ? { body: JSON.stringify(body) } : {}) };
    const response = await fetch(desk.url + path, init);
    await mustBeAsDescribed(method, path, response);
    const text = await response.text();
    return { status: response.status, body: text === "" ? null : JSON.parse(text) };
  }

  test("[P5] work as they are printed, with the secrets put in", async () => {
    const { signIn, refreshSession, signOut, readAccount } = SESSION_ENDPOINTS;
    const account = readAccount.example.answer;
    const secrets = { access_token: expect.any(String), refresh_token: expect.any(String) };
    const first = await ask(signIn, { body: { ...signIn.example.body, password: TEST_PASSWORD } });
    expect(first).toEqual({ status: 200, body: { ...signIn.example.answer, ...secrets } });
    const second = await ask(refreshSession, { body: { refresh_token: first.body.refresh_token } });
    expect(second).toEqual({ status: 200, body: { ...refreshSession.example.answer, ...secrets } });
    const token: string = second.body.access_token;
    expect(await ask(readAccount, { token })).toEqual({ status: 200, body: account });
    expect(await ask(signOut, { token })).toEqual({ status: 204, body: null });
    expect((await ask(readAccount, { token })).status).toBe(401);
  });

  test("let nobody in as they are printed", async () => {
    const { signIn, refreshSession, signOut, readAccount } = SESSION_ENDPOINTS;
    expect((await ask(signIn, { body: signIn.example.body })).status).toBe(401);
    expect((await ask(refreshSession, { body: refreshSession.example.body })).status).toBe(401);
    for (const one of [signOut, readAccount]) expect((await ask(one, {})).status).toBe(401);
  });
});

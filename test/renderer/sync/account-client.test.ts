import { expect, it } from "vitest";
import { createAccountClient } from "#renderer/sync/account-client.ts";
import { deviceClock } from "#renderer/sync/device-clock.ts";
import { processLocks } from "#renderer/sync/exclusively.ts";
import { createHttpClient } from "#renderer/sync/http-client.ts";
import { keepRecord } from "#renderer/sync/session-record.ts";
import { scriptedServer } from "./support/scripted-server.ts";
import { secretsInMemory } from "./support/secrets-in-memory.ts";

const SERVER = "https://desk.test";

it("[P5] whoever asks for the role while an older answer is on its way is told what the server says after that", async () => {
  const server = scriptedServer();
  const { account } = server;
  const keeper = secretsInMemory();
  const at = new Date().toISOString();
  const record = { server: SERVER, account, refreshToken: "first", ended: null, lastOnlineAt: at, latestClock: at };
  await keepRecord(keeper, record);
  const told: string[] = [];
  const client = createAccountClient({
    http: createHttpClient(SERVER, server.fetch),
    server: SERVER,
    accountId: account.id,
    keeper,
    exclusively: processLocks(),
    clock: deviceClock,
    tokens: null,
    signal: new AbortController().signal,
    onAccount: ({ role }) => told.push(role),
    onEnd: () => undefined,
  });
  // The server has answered, and the answer is under way when the role changes.
  const answer = { isHeld: false, letGo() {} };
  server.deliver = async (_path, response) => {
    server.deliver = (_other, next) => next;
    await new Promise<void>((resolve) => Object.assign(answer, { isHeld: true, letGo: resolve }));
    return response;
  };
  const first = client.renew();
  await expect.poll(() => answer.isHeld).toBe(true);
  server.account = { ...account, role: "admin" };
  const asked = [client.renew(), client.renew()];
  answer.letGo();
  await Promise.all([first, ...asked]);
  expect(told).toEqual(["support", "admin"]);
});

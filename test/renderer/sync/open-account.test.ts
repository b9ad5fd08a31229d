// A store that could not be opened is let go of, so that it can be tried again.

import { expect, it } from "vitest";
import { type DeskStorage, openDatabase } from "#renderer/database/open-database.ts";
import { processLocks } from "#renderer/sync/exclusively.ts";
import { createHttpClient } from "#renderer/sync/http-client.ts";
import { openAccount } from "#renderer/sync/open-account.ts";
import { SAM } from "./support/documents.ts";
import { handClock } from "./support/hand-clock.ts";
import { memoryStore } from "./support/memory-store.ts";
import { scriptedServer } from "./support/scripted-server.ts";
import { secretsInMemory } from "./support/secrets-in-memory.ts";

it("[L6] a collection that could not be opened is opened at the next try", async () => {
  const storage = memoryStore();
  let isBroken = true;
  const once: DeskStorage = {
    ...storage,
    createStorageInstance: (options) => {
      if (options.collectionName !== "tickets" || !isBroken) return storage.createStorageInstance(options);
      isBroken = false;
      return Promise.reject(new Error("disk trouble"));
    },
  };
  const options = { name: `account-${crypto.randomUUID()}`, storage: once, multiInstance: false };
  await expect(openDatabase(options)).rejects.toThrow("disk trouble");
  const database = await openDatabase(options);
  expect(await database.tickets.count().exec()).toBe(0);
  await database.close();
});

it("[L6] a store whose desk could not be started is opened at the next try", async () => {
  const storage = memoryStore();
  let isBroken = true;
  const findRestoration = () => {
    if (!isBroken) return Promise.resolve(null);
    isBroken = false;
    return Promise.reject(new Error("disk trouble"));
  };
  const account = { id: SAM.id, role: SAM.role, display_name: SAM.displayName, email: SAM.email };
  const exclusively = processLocks();
  const clock = handClock();
  const server = "https://helpdesk.test";
  const options = {
    name: `account-${crypto.randomUUID()}`,
    storage: { ...storage, findRestoration },
    multiInstance: false,
    exclusively,
    clock,
    client: {
      http: createHttpClient(server, scriptedServer().fetch),
      server,
      keeper: secretsInMemory(),
      exclusively,
      clock,
      tokens: null,
      onAccount: () => undefined,
      onEnd: () => undefined,
    },
  };
  await expect(openAccount(account, options)).rejects.toThrow("disk trouble");
  const opened = await openAccount(account, options);
  expect(opened.running.hasUnsent()).toBe(false);
  await opened.close();
});

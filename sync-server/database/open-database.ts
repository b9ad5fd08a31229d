// Which Postgres the server works on: the one that DATABASE_URL names, or its own in the data folder, which it then
// starts, keeps running and stops.

import { setTimeout as delay } from "node:timers/promises";
import pg from "pg";
import type { Logger } from "pino";
import { ConfigurationError } from "../configuration.ts";
import { type EmbeddedPostgres, startEmbeddedPostgres } from "./embedded-postgres.ts";

export interface OpenDatabase {
  url: string;
  close(): Promise<void>;
}

interface OpenDatabaseOptions {
  databaseUrl: string | null;
  dataFolder: string;
  log: Logger;
}

const VERSION_MIN = 150_000;
const OWNER_LOCK = 7_420_003;
const OWNER_PATIENCE = 20;
const OPENINGS = 5;
const REOPEN_MS = 1_000;

export async function openDatabase({ databaseUrl, dataFolder, log }: OpenDatabaseOptions): Promise<OpenDatabase> {
  return databaseUrl ? openNamed(databaseUrl) : openOwn(dataFolder, log);
}

async function openNamed(databaseUrl: string): Promise<OpenDatabase> {
  await mustServe(databaseUrl);
  return { url: databaseUrl, close: async () => undefined };
}

/**
 * For a command that is run once: also while a server works on the data folder. Where none does, Postgres is started, and
 * stopped again at the end.
 */
export async function openDatabaseBeside({
  databaseUrl,
  dataFolder,
}: Omit<OpenDatabaseOptions, "log">): Promise<OpenDatabase> {
  if (databaseUrl) return openNamed(databaseUrl);
  const postgres = await startEmbeddedPostgres({ dataFolder });
  const owner = createOwner(postgres.url);
  await owner.connect();
  const isOurs = await tryLock(owner);
  return {
    url: postgres.url,
    async close() {
      await owner.end();
      if (isOurs) await postgres.stop();
    },
  };
}

/** @throws Error where there is no Postgres at that address, one that is too old, or a database that can't hold every script. */
async function mustServe(databaseUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl, connectionTimeoutMillis: 10_000 });
  client.on("error", () => undefined);
  try {
    await client.connect();
  } catch (error) {
    const { code, message } = error as { code?: string; message: string };
    throw new Error(`The Postgres that DATABASE_URL names can't be used: ${message || code}`, { cause: error });
  }
  const { rows } = await client.query<{ version: number; encoding: string }>(
    "SELECT current_setting('server_version_num')::int AS version, current_setting('server_encoding') AS encoding",
  );
  await client.end();
  const { version = 0, encoding } = rows[0] ?? {};
  if (version < VERSION_MIN) {
    throw new ConfigurationError(
      "The Postgres that DATABASE_URL names is too old: Holdfast needs version 15 or newer.",
    );
  }
  if (encoding !== "UTF8") {
    throw new ConfigurationError(
      `The database that DATABASE_URL names keeps text as ${encoding}, and Holdfast needs UTF8. Name one that was made with ` +
        "CREATE DATABASE … TEMPLATE template0 ENCODING 'UTF8' LOCALE 'C'.",
    );
  }
}

interface Owned {
  postgres: EmbeddedPostgres;
  owner: pg.Client;
}

async function openOwn(dataFolder: string, log: Logger): Promise<OpenDatabase> {
  const closing = new AbortController();
  let owned = await own(dataFolder);
  log.info({ folder: owned.postgres.folder }, "the embedded Postgres runs");
  const { url } = owned.postgres;
  const running = keepRunning();

  /** Postgres may be killed under us, for want of memory say. It recovers when started again. */
  async function keepRunning(): Promise<void> {
    while (!closing.signal.aborted) {
      await untilLost(owned.owner);
      if (closing.signal.aborted) return;
      log.error("the embedded Postgres went away and is started again");
      owned = await ownAgain();
    }
  }

  async function ownAgain(): Promise<Owned> {
    while (!closing.signal.aborted) {
      try {
        const again = await own(dataFolder);
        if (again.postgres.url !== url) log.fatal("the embedded Postgres has another port now: start the server again");
        return again;
      } catch (error) {
        log.error({ err: error }, "the embedded Postgres could not be started again");
        await delay(REOPEN_MS, undefined, { signal: closing.signal }).catch(() => undefined);
      }
    }
    return owned;
  }

  async function close(): Promise<void> {
    closing.abort();
    await owned.owner.end();
    await running;
    // It may have been started again in between.
    await owned.owner.end();
    await owned.postgres.stop();
  }
  return { url, close };
}

/** Starts or adopts it and takes the lock; tries again where it is just being stopped by the server before. */
async function own(dataFolder: string): Promise<Owned> {
  for (let attempt = 1; ; attempt += 1) {
    const postgres = await startEmbeddedPostgres({ dataFolder });
    const owner = createOwner(postgres.url);
    try {
      await owner.connect();
      await mustLock(owner, dataFolder);
      return { postgres, owner };
    } catch (error) {
      await owner.end().catch(() => undefined);
      if (error instanceof InUseError || attempt >= OPENINGS) throw error;
      await delay(REOPEN_MS);
    }
  }
}

function createOwner(url: string): pg.Client {
  const owner = new pg.Client({ connectionString: url, application_name: "holdfast owner" });
  owner.on("error", () => undefined);
  return owner;
}

class InUseError extends Error {
  override name = "InUseError";
}

/**
 * Whoever stops this Postgres takes it from every other server, so one at a time may have it. The lock lives as long as
 * its connection: a server that was killed lets go of it as soon as Postgres notices.
 */
async function mustLock(client: pg.Client, dataFolder: string): Promise<void> {
  for (let attempt = 1; attempt <= OWNER_PATIENCE; attempt += 1) {
    if (await tryLock(client)) return;
    await delay(250);
  }
  throw new InUseError(
    `Another server is using the data folder ${dataFolder}. Stop it, choose another folder with --data, or let both share ` +
      "one Postgres through DATABASE_URL.",
  );
}

async function tryLock(client: pg.Client): Promise<boolean> {
  const { rows } = await client.query<{ locked: boolean }>("SELECT pg_try_advisory_lock($1) AS locked", [OWNER_LOCK]);
  return rows[0]?.locked ?? false;
}

function untilLost(client: pg.Client): Promise<void> {
  return new Promise((resolve) => client.once("end", resolve));
}

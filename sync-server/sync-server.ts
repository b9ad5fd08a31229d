// The server, put together: database, schema, keys, news, HTTP. `main.ts` runs it as a process, tests within theirs.

import { setTimeout as delay } from "node:timers/promises";
import type { Logger } from "pino";
import { createFindSignedIn } from "./accounts/find-signed-in.ts";
import { resumeRetelling } from "./accounts/retell-name.ts";
import { ensureSigningKey } from "./accounts/signing-key.ts";
import type { Configuration } from "./configuration.ts";
import { ensureEpoch } from "./database/epoch.ts";
import { migrate } from "./database/migrate.ts";
import { openDatabase } from "./database/open-database.ts";
import { createPool } from "./database/pool.ts";
import { seedDemo } from "./demo/seed-demo.ts";
import { startAnnouncer } from "./feed/announce.ts";
import { createApp } from "./http/app.ts";
import { SIGN_IN_LIMITS, type SignInLimits } from "./http/limit-sign-ins.ts";
import { REQUEST_LIMITS, type RequestLimits } from "./http/rest/limit-requests.ts";
import { type HttpServer, startHttpServer } from "./http-server.ts";
import type { Services } from "./services.ts";

export interface SyncServerOptions extends Omit<Configuration, "logLevel" | "drainSeconds"> {
  drainSeconds?: number;
  /** Where the built renderer is; null serves no web app. */
  webRoot: string | null;
  log: Logger;
  now?: () => Date;
  signInLimits?: SignInLimits;
  requestLimits?: RequestLimits;
  /** How long Postgres may take to answer before its connection is given up. */
  answerWithinMs?: number;
}

export interface SyncServer {
  url: string;
  services: Services;
  /** Drains, stops accepting, lets what is in flight finish, and lets go of the database. */
  stop(): Promise<void>;
}

type Closing = () => Promise<void>;

/** Less than a device waits for its answer. */
const ANSWER_WITHIN_MS = 20_000;

/** @throws Error that says what to mend; nothing that was started on the way is left running then. */
export async function startSyncServer(options: SyncServerOptions): Promise<SyncServer> {
  const { log } = options;
  const closings: Closing[] = [];
  let stopped: Promise<void> | null = null;
  const stop = () => {
    stopped ??= closeAll(closings, log);
    return stopped;
  };
  try {
    const stopping = new AbortController();
    const services = await startServices(options, stopping.signal, closings);
    if (await wantsDemo(services, options.demo)) await seedDemo(services, { now: services.now() });
    const retelling = resumeRetelling(services).catch((error: unknown) =>
      log.warn({ err: error }, "no name was retold"),
    );
    closings.push(() => retelling);
    const { webRoot, signInLimits = SIGN_IN_LIMITS, requestLimits = REQUEST_LIMITS } = options;
    const app = createApp(services, { webRoot, signInLimits, requestLimits });
    const server = await startHttpServer(app, options.host, options.port);
    closings.push(() => drain(server, services, stopping));
    return { url: server.url, services, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function startServices(
  options: SyncServerOptions,
  stopping: AbortSignal,
  closings: Closing[],
): Promise<Services> {
  const { log, now = () => new Date(), drainSeconds = 0, answerWithinMs = ANSWER_WITHIN_MS } = options;
  const database = await openDatabase(options);
  closings.push(() => database.close());
  await prepare(database.url, log);
  const pool = createPool(database.url, { answerWithinMs });
  closings.push(() => pool.end());
  const signingKey = await ensureSigningKey(pool);
  const findSignedIn = createFindSignedIn({ pool, now, signingKey });
  const announcer = startAnnouncer({ connectionString: database.url, answerWithinMs, log });
  closings.push(() => announcer.stop());
  await announcer.known;
  return { pool, now, log, announcer, signingKey, findSignedIn, stopping, drainMs: drainSeconds * 1_000 };
}

/** Changing the schema of a large desk, or its epoch, may take any time. */
async function prepare(databaseUrl: string, log: Logger): Promise<void> {
  const pool = createPool(databaseUrl, { max: 2 });
  try {
    await migrate(pool, log);
    await ensureEpoch(pool, log);
  } finally {
    await pool.end();
  }
}

async function wantsDemo({ pool }: Services, demo: SyncServerOptions["demo"]): Promise<boolean> {
  if (demo !== "if-empty") return demo === "yes";
  const { rowCount } = await pool.query("SELECT 1 FROM people LIMIT 1");
  return rowCount === 0;
}

/** Goes on serving while whoever shares out the requests finds out, and while the live streams end one after the other. */
async function drain(server: HttpServer, { drainMs, log }: Services, stopping: AbortController): Promise<void> {
  stopping.abort();
  server.retire();
  if (drainMs > 0) log.info({ drainMs }, "draining");
  await delay(drainMs);
  await server.finish();
}

/** The last that was started is the first to go; one that can't be closed keeps no other from it. */
async function closeAll(closings: readonly Closing[], log: Logger): Promise<void> {
  for (const close of closings.toReversed()) {
    await close().catch((error: unknown) => log.error({ err: error }, "something could not be stopped"));
  }
}

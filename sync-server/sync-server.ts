// The server, put together: database, schema, keys, news, HTTP. `main.ts` runs it as a process, tests within theirs.

import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { Logger } from "pino";
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
import type { Services } from "./services.ts";

export interface SyncServerOptions extends Omit<Configuration, "logLevel"> {
  /** Where the built renderer is; null serves no web app. */
  webRoot: string | null;
  log: Logger;
  now?: () => Date;
  signInLimits?: SignInLimits;
}

export interface SyncServer {
  url: string;
  services: Services;
  /** Stops accepting, lets what is in flight finish, and lets go of the database. */
  stop(): Promise<void>;
}

type Closing = () => Promise<void>;

const IN_FLIGHT_PATIENCE_MS = 10_000;
const KEEP_ALIVE_MS = 65_000;
const LOOK_FOR_IDLE_MS = 50;

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
    const server = createHttpServer(services, options);
    const url = await listen(server, options.host, options.port);
    closings.push(() => {
      stopping.abort();
      return finish(server);
    });
    return { url, services, stop };
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
  const { log, now = () => new Date() } = options;
  const database = await openDatabase(options);
  closings.push(() => database.close());
  const pool = createPool(database.url);
  closings.push(() => pool.end());
  await migrate(pool, log);
  await ensureEpoch(pool, log);
  const signingKey = await ensureSigningKey(pool);
  const announcer = startAnnouncer({ pool, log });
  closings.push(() => announcer.stop());
  return { pool, now, log, announcer, signingKey, stopping };
}

async function wantsDemo({ pool }: Services, demo: SyncServerOptions["demo"]): Promise<boolean> {
  if (demo !== "if-empty") return demo === "yes";
  const { rowCount } = await pool.query("SELECT 1 FROM people LIMIT 1");
  return rowCount === 0;
}

function createHttpServer(services: Services, { webRoot, signInLimits = SIGN_IN_LIMITS }: SyncServerOptions): Server {
  return createServer({ keepAliveTimeout: KEEP_ALIVE_MS }, createApp(services, { webRoot, signInLimits }));
}

function listen(server: Server, host: string, port: number): Promise<string> {
  return new Promise((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) => reject(explain(error, host, port)));
    server.listen(port, host, () => {
      const bound = server.address() as AddressInfo;
      resolve(`http://${bound.family === "IPv6" ? `[${bound.address}]` : bound.address}:${bound.port}`);
    });
  });
}

const WHY_NOT: Readonly<Record<string, string>> = {
  EADDRINUSE: "is in use by another program",
  EACCES: "may not be opened by this account",
  EADDRNOTAVAIL: "is no address of this machine",
};

function explain(error: NodeJS.ErrnoException, host: string, port: number): Error {
  const why = WHY_NOT[error.code ?? ""];
  if (!why) return error;
  return new Error(`${host}:${port} ${why}. Choose another with --host and --port (0 takes any port that is free).`);
}

/** Waits for the requests in flight, but not for ever. */
async function finish(server: Server): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  const sweep = setInterval(() => server.closeIdleConnections(), LOOK_FOR_IDLE_MS);
  const impatience = setTimeout(() => server.closeAllConnections(), IN_FLIGHT_PATIENCE_MS);
  await closed;
  clearInterval(sweep);
  clearTimeout(impatience);
}

/** The last that was started is the first to go; one that can't be closed keeps no other from it. */
async function closeAll(closings: readonly Closing[], log: Logger): Promise<void> {
  for (const close of closings.toReversed()) {
    await close().catch((error: unknown) => log.error({ err: error }, "something could not be stopped"));
  }
}

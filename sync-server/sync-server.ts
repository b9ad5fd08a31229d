// The server, put together: database, schema, keys, news, HTTP. `main.ts` runs it as a process, tests within theirs.

import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { Logger } from "pino";
import { ensureSigningKey } from "./accounts/signing-key.ts";
import { ensureEpoch } from "./database/epoch.ts";
import { migrate } from "./database/migrate.ts";
import { openDatabase } from "./database/open-database.ts";
import { createPool } from "./database/pool.ts";
import { seedDemo } from "./demo/seed-demo.ts";
import { startAnnouncer } from "./feed/announce.ts";
import { SIGN_IN_LIMITS, type SignInLimits } from "./http/account-routes.ts";
import { createApp } from "./http/app.ts";
import { endLiveStreams } from "./http/stream-route.ts";
import type { Services } from "./services.ts";

export interface SyncServerOptions {
  databaseUrl: string | null;
  dataFolder: string;
  host: string;
  port: number;
  demo: "no" | "yes" | "if-empty";
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

const IN_FLIGHT_PATIENCE_MS = 10_000;

export async function startSyncServer(options: SyncServerOptions): Promise<SyncServer> {
  const { log, now = () => new Date() } = options;
  const database = await openDatabase(options.databaseUrl, options.dataFolder);
  const pool = createPool(database.url);
  await migrate(pool, (message) => log.info(message));
  await ensureEpoch(pool);
  const announcer = startAnnouncer({ pool, log });
  const services: Services = { pool, now, log, announcer, signingKey: await ensureSigningKey(pool) };
  if (await wantsDemo(services, options.demo)) await seedDemo(services, { now: now() });
  const app = createApp(services, {
    webRoot: options.webRoot,
    signInLimits: options.signInLimits ?? SIGN_IN_LIMITS,
  });
  const server = createServer({ keepAliveTimeout: 65_000 }, app);
  const url = await listen(server, options.host, options.port);
  const stop = async () => {
    await finish(server, services);
    await announcer.stop();
    await pool.end();
    await database.close();
  };
  return { url, services, stop };
}

async function wantsDemo({ pool }: Services, demo: SyncServerOptions["demo"]): Promise<boolean> {
  if (demo !== "if-empty") return demo === "yes";
  const { rowCount } = await pool.query("SELECT 1 FROM people LIMIT 1");
  return rowCount === 0;
}

function listen(server: Server, host: string, port: number): Promise<string> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, () => {
      const bound = server.address() as AddressInfo;
      resolve(`http://${bound.family === "IPv6" ? `[${bound.address}]` : bound.address}:${bound.port}`);
    });
  });
}

async function finish(server: Server, services: Services): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  endLiveStreams(services);
  server.closeIdleConnections();
  const impatience = setTimeout(() => server.closeAllConnections(), IN_FLIGHT_PATIENCE_MS);
  await closed;
  clearTimeout(impatience);
}

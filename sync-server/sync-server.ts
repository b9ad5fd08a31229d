// The server, put together: database, schema, keys, news, HTTP. `main.ts` runs it as a process, tests within theirs.

import { setTimeout as delay } from "node:timers/promises";
import type { Logger } from "pino";
import { resumeRetelling } from "./accounts/retell-name.ts";
import { assembleServices } from "./assemble-services.ts";
import { openDatabase } from "./database/open-database.ts";
import { createPool } from "./database/pool.ts";
import { prepareDatabase } from "./database/prepare-database.ts";
import { seedDemo } from "./demo/seed-demo.ts";
import { startAnnouncer } from "./feed/announce.ts";
import { createApp } from "./http/app.ts";
import { SIGN_IN_LIMITS, type SignInLimits } from "./http/limit-sign-ins.ts";
import { REQUEST_LIMITS, type RequestLimits } from "./http/rest/limit-requests.ts";
import { type HttpServer, startHttpServer } from "./http-server.ts";
import { startJobs } from "./jobs/start-jobs.ts";
import { serveMetrics } from "./metrics/serve-metrics.ts";
import type { Services } from "./services.ts";
import { type Configuration, SECURITY_EVENT_DAYS } from "./settings.ts";
import { DELIVERY_TIMES, type DeliveryTimes, startDeliveries } from "./webhooks/start-deliveries.ts";

type Needed = "port" | "host" | "dataFolder" | "databaseUrl" | "demo";

export interface SyncServerOptions
  extends Pick<Configuration, Needed>,
    Partial<Omit<Configuration, Needed | "logLevel">> {
  /** Where the built renderer is; null serves no web app. */
  webRoot: string | null;
  log: Logger;
  now?: () => Date;
  signInLimits?: SignInLimits;
  requestLimits?: RequestLimits;
  deliveryTimes?: DeliveryTimes;
  /** How long Postgres may take to answer before its connection is given up. */
  answerWithinMs?: number;
}

export interface SyncServer {
  url: string;
  /** Null where metrics are not served. */
  metricsUrl: string | null;
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
  const stopping = new AbortController();
  try {
    const services = await startServices(options, stopping.signal, closings);
    if (await wantsDemo(services, options.demo)) await seedDemo(services, { now: services.now() });
    const retelling = resumeRetelling(services).catch((error: unknown) =>
      log.warn({ err: error }, "no name was retold"),
    );
    closings.push(() => retelling);
    const { webRoot, signInLimits = SIGN_IN_LIMITS, requestLimits = REQUEST_LIMITS, trustProxy = "loopback" } = options;
    const app = createApp(services, { webRoot, signInLimits, requestLimits, trustProxy });
    const metricsUrl = await startMetrics(services, options, closings);
    const { host, port } = options;
    const server = await startHttpServer(app, { host, port, settings: { host: "--host", port: "--port" } });
    closings.push(() => drain(server, services, stopping));
    return { url: server.url, metricsUrl, services, stop };
  } catch (error) {
    // What was begun in the background is waited for below.
    stopping.abort();
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
  await prepareDatabase(database.url, log);
  const pool = createPool(database.url, { answerWithinMs });
  closings.push(() => pool.end());
  const livePool = createPool(database.url, { max: 1, answerWithinMs });
  closings.push(() => livePool.end());
  const announcer = startAnnouncer({ connectionString: database.url, answerWithinMs, log });
  closings.push(() => announcer.stop());
  await announcer.known;
  const opened = { pool, livePool, announcer, now, log, stopping, drainMs: drainSeconds * 1_000 };
  const services = await assembleServices(opened, { allow: options.webhookAllow ?? null });
  closings.push(async () => services.presence.stop());
  const { archiveAfterDays = null, securityEventDays = SECURITY_EVENT_DAYS } = options;
  const jobs = { connectionString: database.url, answerWithinMs, archiveAfterDays, securityEventDays };
  closings.push(await startJobs(services, jobs));
  closings.push(startDeliveries(services, options.deliveryTimes ?? DELIVERY_TIMES));
  return services;
}

async function startMetrics(
  services: Services,
  { metricsPort = null, metricsHost = "127.0.0.1" }: SyncServerOptions,
  closings: Closing[],
): Promise<string | null> {
  if (metricsPort === null) return null;
  const server = await serveMetrics(services, metricsHost, metricsPort);
  closings.push(() => server.finish());
  return `${server.url}/metrics`;
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

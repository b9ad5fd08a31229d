// What a command that is run once needs of the server: its database, whether a server is running on it or not, and the
// services that its functions are passed. Standard output is for what the command has to say.

import type { Logger } from "pino";
import { assembleServices } from "../assemble-services.ts";
import { readConfiguration } from "../configuration.ts";
import { openDatabaseBeside } from "../database/open-database.ts";
import { createPool } from "../database/pool.ts";
import { prepareDatabase } from "../database/prepare-database.ts";
import { startAnnouncer } from "../feed/announce.ts";
import { createLog } from "../log.ts";
import type { Services } from "../services.ts";

const ANSWER_WITHIN_MS = 60_000;

/** Runs `work` and returns what it returns, after everything has been let go of. @throws Error that says what to mend. */
export async function withDesk<T>(
  dataFolder: string | undefined,
  work: (services: Services) => Promise<T>,
): Promise<T> {
  const flags = dataFolder === undefined ? [] : ["--data", dataFolder];
  const configuration = readConfiguration(flags, { HOLDFAST_LOG_LEVEL: "error", ...process.env });
  const log = createLog(configuration.logLevel);
  const database = await openDatabaseBeside(configuration);
  try {
    return await onDatabase(database.url, log, work);
  } finally {
    await database.close();
  }
}

async function onDatabase<T>(url: string, log: Logger, work: (services: Services) => Promise<T>): Promise<T> {
  await prepareDatabase(url, log);
  const pool = createPool(url, { max: 2 });
  const announcer = startAnnouncer({ connectionString: url, answerWithinMs: ANSWER_WITHIN_MS, log });
  try {
    const stopping = new AbortController().signal;
    const opened = { pool, livePool: pool, announcer, now: () => new Date(), log, stopping, drainMs: 0 };
    return await work(await assembleServices(opened, { allow: null }));
  } finally {
    await announcer.stop();
    await pool.end();
  }
}

// What a command that is run once needs of the server: its database, whether a server is running on it or not, and the
// services that its functions are passed. Standard output is for what the command has to say.

import { existsSync } from "node:fs";
import { resolve } from "node:path";
import pg from "pg";
import type { Logger } from "pino";
import { assembleServices } from "../assemble-services.ts";
import { readConfiguration } from "../configuration.ts";
import { openDatabaseBeside } from "../database/open-database.ts";
import { createPool } from "../database/pool.ts";
import { prepareDatabase } from "../database/prepare-database.ts";
import { startAnnouncer } from "../feed/announce.ts";
import { createLog } from "../log.ts";
import type { Services } from "../services.ts";
import type { Configuration } from "../settings.ts";
import { UsageError } from "./run-command.ts";

const ANSWER_WITHIN_MS = 60_000;

export interface DeskChoice {
  /** What `--data` says. */
  dataFolder: string | undefined;
  /** Whether a desk may be made where there is none. */
  mayBegin: boolean;
}

/**
 * Runs `work` and returns what it returns, after everything has been let go of. `where` says which desk that was, for whoever
 * runs the command to see. @throws Error that says what to mend, UsageError where no desk is named or none is there.
 */
export async function withDesk<T>(
  choice: DeskChoice,
  work: (services: Services, where: string) => Promise<T>,
): Promise<T> {
  const flags = choice.dataFolder === undefined ? [] : ["--data", choice.dataFolder];
  const configuration = readConfiguration(flags, { HOLDFAST_LOG_LEVEL: "error", ...process.env });
  const where = findDesk(configuration, choice);
  const log = createLog(configuration.logLevel);
  const database = await openDatabaseBeside(configuration);
  try {
    return await onDatabase(database.url, log, (services) => work(services, where));
  } finally {
    await database.close();
  }
}

/** Settings of a service are not those of the shell: a desk is made by nobody who only looked for theirs. */
function findDesk({ databaseUrl, dataFolder: folder }: Configuration, { dataFolder, mayBegin }: DeskChoice): string {
  if (databaseUrl) {
    if (dataFolder !== undefined) {
      throw new UsageError("Which desk? DATABASE_URL names one and --data another: leave one of them out.");
    }
    const { database, host } = new pg.Client({ connectionString: databaseUrl });
    return `the database ${database} at ${host}`;
  }
  const isNamed = dataFolder !== undefined || Boolean(process.env.HOLDFAST_DATA);
  if (existsSync(folder) || (isNamed && mayBegin)) return `the data folder ${resolve(folder)}`;
  if (isNamed) throw new UsageError(`There is no desk in ${resolve(folder)}.`);
  throw new UsageError(
    "Which desk? DATABASE_URL is not set here. Set it to the Postgres that the desk's server uses (docs/operations.md tells how " +
      "for systemd and containers), or name the data folder of its embedded Postgres with --data.",
  );
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

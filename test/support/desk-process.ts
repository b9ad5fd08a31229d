// A desk as a small team runs it: one server process with its own Postgres, durable as it ships, behind an address that
// stays the same. Either of the two can be killed.

import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Pool } from "pg";
import pino from "pino";
import { AUTH_PATHS, tokensSchema } from "#protocol/account/account.ts";
import { startEmbeddedPostgres } from "#sync-server/database/embedded-postgres.ts";
import { migrate } from "#sync-server/database/migrate.ts";
import { createPool } from "#sync-server/database/pool.ts";
import { findProcesses } from "./find-processes.ts";
import { killIfAlive } from "./kill-if-alive.ts";
import { type ServerProcess, startServerProcess } from "./server-process.ts";
import { startTcpBalancer } from "./tcp-balancer.ts";
import { emailOf, seedTestPeople, TEST_PASSWORD, type TestPerson } from "./test-people.ts";

export interface DeskProcess {
  /** The address that devices use; it outlives the server. */
  url: string;
  pool: Pool;
  signIn(who: TestPerson): Promise<string>;
  killServer(): Promise<void>;
  startServer(): Promise<void>;
  /** SIGKILL to the postmaster and all its processes. The server is to start it again. */
  killPostgres(): Promise<void>;
  stop(): Promise<void>;
}

export async function startDeskProcess(): Promise<DeskProcess> {
  const dataFolder = await mkdtemp(join(tmpdir(), "holdfast-desk-"));
  const postgres = await startEmbeddedPostgres({ dataFolder });
  const pool = createPool(postgres.url);
  await migrate(pool, pino({ level: "silent" }));
  await seedTestPeople(pool);
  const balancer = await startTcpBalancer();
  let server: ServerProcess | null = null;

  async function startServer(): Promise<void> {
    server = await startServerProcess(["--port", "0", "--data", dataFolder]);
    balancer.add(server.url);
    await balancer.untilReady(1);
  }

  async function killServer(): Promise<void> {
    if (server) balancer.remove(server.url);
    await server?.kill();
  }

  async function killPostgres(): Promise<void> {
    const { pid } = await startEmbeddedPostgres({ dataFolder });
    const backends = await findProcesses(({ parent }) => parent === pid);
    if (backends.length === 0) throw new Error("Nobody is at work in this Postgres.");
    for (const one of [pid, ...backends]) killIfAlive(one);
  }

  await startServer();
  return {
    url: balancer.url,
    pool,
    async signIn(who) {
      const response = await fetch(balancer.url + AUTH_PATHS.signIn, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ email: emailOf(who), password: TEST_PASSWORD }),
      });
      return tokensSchema.parse(await response.json()).access_token;
    },
    killServer,
    startServer,
    killPostgres,
    async stop() {
      await pool.end();
      await server?.stop();
      await balancer.close();
      await rm(dataFolder, { recursive: true, force: true });
    },
  };
}

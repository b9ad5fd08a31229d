// A Postgres of one's own for the runs of a job, to be restarted and killed under them. Commits are written out before they
// are answered, so that killing its processes loses none; only the machine itself must not fail.

import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { type EmbeddedPostgres, startEmbeddedPostgres } from "#sync-server/database/embedded-postgres.ts";
import { databaseUrl, runOn } from "./run-on.ts";

export interface SimulationCluster {
  /** Of the database that the desk is in. */
  url: string;
  restart(): Promise<void>;
  /** SIGKILL to every process of it; it recovers when started again. */
  kill(): Promise<void>;
  end(): Promise<void>;
}

const DATABASE = "simulated_desk";

export async function startSimulationCluster(): Promise<SimulationCluster> {
  const dataFolder = await mkdtemp(join(tmpdir(), "holdfast-simulation-"));
  await chmod(dataFolder, 0o755);
  const start = () => startEmbeddedPostgres({ dataFolder, isThrowaway: true });
  let postgres = await start();
  const { url } = postgres;
  await runOn(url, "ALTER SYSTEM SET synchronous_commit = on");
  await runOn(url, "SELECT pg_reload_conf()");
  await runOn(url, `CREATE DATABASE ${DATABASE}`);

  async function startAgain(): Promise<void> {
    postgres = await start();
    if (postgres.url !== url) throw new Error("Postgres came back at another port.");
  }

  return {
    url: databaseUrl(url, DATABASE),
    async restart() {
      await postgres.stop();
      await startAgain();
    },
    async kill() {
      await killAll(postgres);
      await startAgain();
    },
    async end() {
      await postgres.stop();
      await rm(dataFolder, { recursive: true, force: true });
    },
  };
}

/** The postmaster first, so that it starts nothing anew; its children end when they find it gone. */
async function killAll({ pid }: EmbeddedPostgres): Promise<void> {
  process.kill(pid, "SIGKILL");
  await delay(20);
}

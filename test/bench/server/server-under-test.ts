import type { Checkpoint } from "#protocol/sync/pull.ts";
import { scopeOf } from "#protocol/sync/scope.ts";
import { signAccessToken } from "#sync-server/accounts/access-token.ts";
import { ensureSigningKey } from "#sync-server/accounts/signing-key.ts";
import { createPool } from "#sync-server/database/pool.ts";
import type { BenchPerson } from "./bench-people.ts";
import { startBenchProcess } from "./bench-process.ts";
import type { Usage } from "./serve.ts";

export interface ServerUnderTest {
  host: string;
  port: number;
  url: string;
  usage(): Promise<Usage>;
  /** After garbage has been collected. */
  collectedUsage(): Promise<Usage>;
  tokenOf(person: BenchPerson): Promise<string>;
  /** The checkpoint of a device that holds all there is at present. */
  presentCheckpoint(person: BenchPerson): Promise<Checkpoint>;
  stop(): Promise<void>;
}

export interface StartServer {
  databaseUrl: string;
  /** A name for the profile, where HOLDFAST_BENCH_PROFILE asks for profiles. */
  name: string;
}

export async function startServerUnderTest({ databaseUrl, name }: StartServer): Promise<ServerUnderTest> {
  const child = await startBenchProcess<{ url: string }>({
    file: "./serve.ts",
    env: { BENCH_DATABASE_URL: databaseUrl, NODE_ENV: "production" },
    nodeFlags: ["--expose-gc", ...profileFlags(name)],
  });
  const pool = createPool(databaseUrl, { max: 1 });
  const signing = { signingKey: await ensureSigningKey(pool), now: () => new Date() };
  const { hostname, port } = new URL(child.ready.url);
  return {
    host: hostname,
    port: Number(port),
    url: child.ready.url,
    usage: () => child.ask<Usage>("usage"),
    collectedUsage: () => child.ask<Usage>("collected-usage"),
    tokenOf: ({ sessionId }) => signAccessToken(signing, sessionId),
    async presentCheckpoint(person) {
      const { rows } = await pool.query<{ epoch: string; version: string }>(
        `SELECT value ->> 'id' AS epoch, pg_snapshot_xmin(pg_current_snapshot())::text AS version
         FROM desk_settings WHERE key = 'epoch'`,
      );
      const { epoch = "", version = "0" } = rows[0] ?? {};
      const edge = { version, key: "" };
      return { epoch, scope: scopeOf(person), changed: edge, entered: edge, left: edge, fill: null };
    },
    async stop() {
      await pool.end();
      await child.stop();
    },
  };
}

function profileFlags(name: string): string[] {
  const folder = process.env.HOLDFAST_BENCH_PROFILE;
  return folder ? ["--cpu-prof", `--cpu-prof-dir=${folder}/${name}`] : [];
}

import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startEmbeddedPostgres } from "#sync-server/database/embedded-postgres.ts";

/** The Postgres that DATABASE_URL names, or an embedded one of its own. */
export async function startListPostgres(): Promise<{ url: string; stop: () => Promise<void> }> {
  if (process.env.DATABASE_URL) return { url: process.env.DATABASE_URL, stop: async () => undefined };
  const dataFolder = await mkdtemp(join(tmpdir(), "holdfast-lists-"));
  await chmod(dataFolder, 0o755);
  const postgres = await startEmbeddedPostgres({ dataFolder, isThrowaway: true });
  return {
    url: postgres.url,
    async stop() {
      await postgres.stop();
      await rm(dataFolder, { recursive: true, force: true });
    },
  };
}

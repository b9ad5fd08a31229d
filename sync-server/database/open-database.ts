import pg from "pg";
import { startEmbeddedPostgres } from "./embedded-postgres.ts";

export interface OpenDatabase {
  url: string;
  close(): Promise<void>;
}

const OWNER_LOCK = 7_420_003;
const OWNER_PATIENCE = 40;

/** The Postgres that DATABASE_URL names, or else the one in the data folder, which then belongs to this server alone. */
export async function openDatabase(databaseUrl: string | null, dataFolder: string): Promise<OpenDatabase> {
  if (databaseUrl) return { url: databaseUrl, close: async () => undefined };
  const postgres = await startEmbeddedPostgres({ dataFolder });
  const owner = await mustOwn(postgres.url, dataFolder);
  const close = async () => {
    await owner.end();
    await postgres.stop();
  };
  return { url: postgres.url, close };
}

/**
 * Whoever stops this Postgres takes it from every other server, so one at a time may have it. The lock lives as long as its
 * connection: a server that was killed has let go of it by the time Postgres notices.
 */
async function mustOwn(url: string, dataFolder: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url, application_name: "holdfast owner", keepAlive: true });
  client.on("error", () => undefined);
  await client.connect();
  for (let attempt = 1; attempt <= OWNER_PATIENCE; attempt += 1) {
    const { rows } = await client.query<{ locked: boolean }>("SELECT pg_try_advisory_lock($1) AS locked", [OWNER_LOCK]);
    if (rows[0]?.locked) return client;
    await client.query("SELECT pg_sleep(0.25)");
  }
  await client.end();
  throw new Error(
    `Another server is using the data folder ${dataFolder}. Stop it, choose another folder with --data, or let both share ` +
      "one Postgres through DATABASE_URL.",
  );
}

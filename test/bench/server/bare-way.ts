// The least that the way from a commit to a device can take on this machine: one row is written and told by a trigger,
// a bare listener hears of it and asks for the row over HTTP. What the live figures are printed beside.

import { createServer, get } from "node:http";
import type { AddressInfo } from "node:net";
import pg from "pg";
import { median } from "../statistics.ts";

const TIMES = 60;

/** Median from sending the write to holding what was written, in milliseconds. */
export async function measureBareWay(databaseUrl: string): Promise<number> {
  const open = async () => {
    const client = new pg.Client({ connectionString: databaseUrl });
    await client.connect();
    return client;
  };
  const [writer, listener, reader] = [await open(), await open(), await open()];
  await writer.query("CREATE TABLE IF NOT EXISTS bench_bare_way (id integer PRIMARY KEY, body text)");
  await listener.query("LISTEN bench_bare_way");
  const server = createServer((_request, response) => {
    reader.query("SELECT * FROM bench_bare_way ORDER BY id DESC LIMIT 1").then(
      ({ rows }) => response.end(JSON.stringify(rows[0])),
      () => response.destroy(),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const times: number[] = [];
  for (let id = 1; id <= TIMES; id += 1) {
    const start = performance.now();
    const heard = new Promise<void>((resolve) => listener.once("notification", () => resolve()));
    await writer.query(
      `WITH written AS (INSERT INTO bench_bare_way VALUES (${id}, 'bare') RETURNING id)
       SELECT pg_notify('bench_bare_way', id::text) FROM written`,
    );
    await heard;
    await ask(port);
    times.push(performance.now() - start);
  }
  server.close();
  await writer.query("DROP TABLE bench_bare_way");
  await Promise.all([writer, listener, reader].map((client) => client.end()));
  return median(times);
}

function ask(port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    get({ host: "127.0.0.1", port }, (response) => response.resume().on("end", resolve)).on("error", reject);
  });
}

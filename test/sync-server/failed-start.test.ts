// Starts that fail leave nothing behind.

import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { type AddressInfo, createServer, type Server } from "node:net";
import { fileURLToPath } from "node:url";
import pino from "pino";
import { afterEach, beforeEach, expect, inject, test } from "vitest";
import { type SyncServer, type SyncServerOptions, startSyncServer } from "#sync-server/sync-server.ts";
import { databaseUrl, runOn } from "../support/postgres-setup.ts";

const HOST = "127.0.0.1";

let taken: Server;
let free: number;
let name: string;

beforeEach(async () => {
  name = `holdfast_${randomUUID().replaceAll("-", "")}`;
  await runOn(inject("postgresUrl"), `CREATE DATABASE ${name} TEMPLATE ${inject("templateName")}`);
  taken = await listen();
  const other = await listen();
  free = portOf(other);
  await close(other);
});

afterEach(() => close(taken));

async function listen(port = 0): Promise<Server> {
  const server = createServer().listen(port, HOST);
  await once(server, "listening");
  return server;
}

function portOf(server: Server): number {
  return (server.address() as AddressInfo).port;
}

async function close(server: Server): Promise<void> {
  server.close();
  await once(server, "close");
}

function start(options: Partial<SyncServerOptions>): Promise<SyncServer> {
  return startSyncServer({
    databaseUrl: databaseUrl(inject("postgresUrl"), name),
    dataFolder: "",
    host: HOST,
    port: free,
    demo: "no",
    webRoot: null,
    log: pino({ level: "silent" }),
    ...options,
  });
}

test.each([
  [
    "the port for metrics",
    "HOLDFAST_METRICS_HOST and HOLDFAST_METRICS_PORT",
    () => ({ port: free, metricsPort: portOf(taken) }),
  ],
  ["the port", "--host and --port", () => ({ port: portOf(taken), metricsPort: free })],
])("a start that finds %s taken lets go of the other port and of the database", async (_which, flags, ports) => {
  await expect(start(ports())).rejects.toThrow(
    `${HOST}:${portOf(taken)} is in use by another program. Choose another with ${flags}`,
  );
  await close(await listen(free));
  // Postgres refuses where anybody is still connected.
  await runOn(inject("postgresUrl"), `DROP DATABASE ${name}`);
});

test("a database that can't hold every script is refused with how to make one that can", async () => {
  const ascii = `${name}_ascii`;
  const settings = "TEMPLATE template0 ENCODING 'SQL_ASCII' LOCALE 'C' LOCALE_PROVIDER libc";
  await runOn(inject("postgresUrl"), `CREATE DATABASE ${ascii} ${settings}`);
  await expect(start({ databaseUrl: databaseUrl(inject("postgresUrl"), ascii) })).rejects.toThrow(
    /keeps text as SQL_ASCII, and Holdfast needs UTF8\. Name one .* CREATE DATABASE … TEMPLATE template0 ENCODING 'UTF8'/,
  );
  await runOn(inject("postgresUrl"), `DROP DATABASE ${ascii}`);
});

test("a data folder that can't be made is named, with what to set instead", async () => {
  const dataFolder = fileURLToPath(new URL("below-a-file", `${import.meta.url}/`));
  await expect(start({ databaseUrl: null, dataFolder })).rejects.toThrow(
    /The data folder can't be used: E[A-Z]+: .*below-a-file'\. Choose one .* --data .*DATABASE_URL/,
  );
});

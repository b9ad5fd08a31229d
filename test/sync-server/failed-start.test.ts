// Starts that fail leave nothing behind.

import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { type AddressInfo, createServer, type Server } from "node:net";
import pino from "pino";
import { afterEach, beforeEach, expect, inject, test } from "vitest";
import { startSyncServer } from "#sync-server/sync-server.ts";
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

test.each([
  [
    "the port for metrics",
    "HOLDFAST_METRICS_HOST and HOLDFAST_METRICS_PORT",
    () => ({ port: free, metricsPort: portOf(taken) }),
  ],
  ["the port", "--host and --port", () => ({ port: portOf(taken), metricsPort: free })],
])("a start that finds %s taken lets go of the other port and of the database", async (_which, flags, ports) => {
  const starting = startSyncServer({
    databaseUrl: databaseUrl(inject("postgresUrl"), name),
    dataFolder: "",
    host: HOST,
    demo: "no",
    webRoot: null,
    log: pino({ level: "silent" }),
    ...ports(),
  });
  await expect(starting).rejects.toThrow(
    `${HOST}:${portOf(taken)} is in use by another program. Choose another with ${flags}`,
  );
  await close(await listen(free));
  // Postgres refuses where anybody is still connected.
  await runOn(inject("postgresUrl"), `DROP DATABASE ${name}`);
});

// Listens, and goes out of service without turning anybody away: answers name themselves the last of their connection,
// so that callers open the next one elsewhere; what is in flight is finished.

import { createServer, type RequestListener, type Server, type ServerResponse } from "node:http";
import type { AddressInfo, Socket } from "node:net";

export interface HttpServer {
  url: string;
  /** From now on each answer closes its connection. New connections are still taken. */
  retire(): void;
  /** Takes no more connections and waits for the requests in flight, but not for ever. */
  finish(): Promise<void>;
}

const IN_FLIGHT_PATIENCE_MS = 10_000;
const KEEP_ALIVE_MS = 65_000;
const LOOK_FOR_IDLE_MS = 50;
/** A thousand devices may come back in one moment: a connection that finds no room here is tried again only a second later. */
const BACKLOG = 4_096;

export interface Address {
  host: string;
  port: number;
  /** The settings by which another is named. */
  settings: { host: string; port: string };
}

/** @throws Error that says what to mend, where the address can't be had. */
export async function startHttpServer(app: RequestListener, address: Address): Promise<HttpServer> {
  const server = createServer({ keepAliveTimeout: KEEP_ALIVE_MS });
  const unanswered = new Set<ServerResponse>();
  const sockets = new Set<Socket>();
  let isRetiring = false;
  server.on("connection", (socket: Socket) => {
    sockets.add(socket);
    socket.once("close", () => sockets.delete(socket));
  });
  server.on("request", (_request, response: ServerResponse) => {
    response.shouldKeepAlive &&= !isRetiring;
    unanswered.add(response);
    response.once("close", () => unanswered.delete(response));
  });
  server.on("request", app);
  const url = await listen(server, address);
  return {
    url,
    retire() {
      isRetiring = true;
      for (const response of unanswered) response.shouldKeepAlive = false;
    },
    finish: () => finish(server, sockets),
  };
}

function listen(server: Server, address: Address): Promise<string> {
  const { host, port } = address;
  return new Promise((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) => reject(explain(error, address)));
    server.listen({ port, host, backlog: BACKLOG }, () => {
      const bound = server.address() as AddressInfo;
      resolve(`http://${bound.family === "IPv6" ? `[${bound.address}]` : bound.address}:${bound.port}`);
    });
  });
}

const WHY_NOT: Readonly<Record<string, string>> = {
  EADDRINUSE: "is in use by another program",
  EACCES: "may not be opened by this account",
  EADDRNOTAVAIL: "is no address of this machine",
};

function explain(error: NodeJS.ErrnoException, { host, port, settings }: Address): Error {
  const why = WHY_NOT[error.code ?? ""];
  if (!why) return error;
  return new Error(
    `${host}:${port} ${why}. Choose another with ${settings.host} and ${settings.port} (0 takes any port that is free).`,
  );
}

async function finish(server: Server, sockets: ReadonlySet<Socket>): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  const sweep = setInterval(() => {
    server.closeIdleConnections();
    // Browsers open connections to have them ready; Node counts one that was never used as busy.
    for (const socket of sockets) if (socket.bytesRead === 0) socket.destroy();
  }, LOOK_FOR_IDLE_MS);
  const impatience = setTimeout(() => server.closeAllConnections(), IN_FLIGHT_PATIENCE_MS);
  await closed;
  clearInterval(sweep);
  clearTimeout(impatience);
}

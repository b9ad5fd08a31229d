// One address before several servers, as a load balancer gives it: connections go round among those that say they are
// ready, and none is opened to one that does not. It knows nothing of HTTP but the question whether a server is ready.

import { once } from "node:events";
import { connect, createServer, type Socket } from "node:net";
import { setTimeout as delay } from "node:timers/promises";

export interface TcpBalancer {
  url: string;
  add(target: string): void;
  remove(target: string): void;
  /** The servers that said at the last look that they are ready. */
  ready(): string[];
  untilReady(count: number): Promise<void>;
  close(): Promise<void>;
}

const LOOK_EVERY_MS = 50;

export async function startTcpBalancer(targets: readonly string[] = []): Promise<TcpBalancer> {
  const known = new Map(targets.map((target) => [target, { isReady: false }]));
  const sockets = new Set<Socket>();
  let turn = 0;
  let isClosed = false;

  const server = createServer((client) => {
    keep(client);
    void connectToNext(ready().length).then((target) => {
      if (!target) return void client.destroy();
      keep(target);
      client.on("close", () => target.destroy()).pipe(target);
      target.on("close", () => client.destroy()).pipe(client);
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const looking = look();

  function ready(): string[] {
    return [...known].filter(([, { isReady }]) => isReady).map(([target]) => target);
  }

  async function connectToNext(tries: number): Promise<Socket | null> {
    const candidates = ready();
    const chosen = candidates[turn++ % Math.max(1, candidates.length)];
    if (!chosen || tries === 0) return null;
    const { hostname, port } = new URL(chosen);
    const target = connect(Number(port), hostname);
    const isOpen = await once(target, "connect").then(
      () => true,
      () => false,
    );
    return isOpen ? target : connectToNext(tries - 1);
  }

  function keep(socket: Socket): void {
    sockets.add(socket);
    socket.setNoDelay(true);
    socket.on("error", () => undefined).on("close", () => sockets.delete(socket));
  }

  async function look(): Promise<void> {
    while (!isClosed) {
      await Promise.all(
        [...known].map(async ([target, state]) => {
          state.isReady = await isReady(target);
        }),
      );
      await delay(LOOK_EVERY_MS);
    }
  }

  const address = server.address();
  return {
    url: `http://127.0.0.1:${address && typeof address === "object" ? address.port : 0}`,
    add: (target) => void known.set(target, { isReady: false }),
    remove: (target) => void known.delete(target),
    ready,
    async untilReady(count) {
      while (ready().length < count) await delay(LOOK_EVERY_MS);
    },
    async close() {
      isClosed = true;
      server.close();
      for (const socket of sockets) socket.destroy();
      await looking;
    },
  };
}

/** One that answers late is waited for: on a busy machine it is as ready as before. */
async function isReady(target: string): Promise<boolean> {
  const answer = await fetch(`${target}/readyz`).catch(() => null);
  await answer?.body?.cancel();
  return answer?.status === 200;
}

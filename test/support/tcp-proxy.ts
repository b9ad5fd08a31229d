// A network between two ends that a test spoils: it cuts, stalls, loses bytes in silence or is slow. Bytes once lost are
// lost for good: a connection that lost some stays silent when the network is well again, as it would in the world.

import { EventEmitter, once } from "node:events";
import { connect, createServer, type Server, type Socket } from "node:net";
import { setTimeout as delay } from "node:timers/promises";

/** Up is towards the target. */
export type Direction = "up" | "down";

export interface TcpProxy {
  /** The same address by way of this proxy. */
  through(address: string): string;
  /** Everything passes again; what was stalled goes on. */
  pass(): void;
  /** Every connection is reset, and each new one as soon as it is made. */
  cut(): void;
  /** Connections are accepted, and nothing is said on any. */
  stall(): void;
  /** Bytes vanish without a word, in one direction or both, on all connections. */
  drop(...directions: Direction[]): void;
  /** The connections there are now fall silent for good; new ones pass. */
  silence(): void;
  throttle(bytesPerSecond: number): void;
  /** Loses each piece on its way up of which `isLost` says so, and that alone; ends are passed on. */
  loseUpwards(isLost: (piece: Buffer) => boolean): void;
  /** Bytes that have come from the other end so far. */
  passed(direction: Direction): number;
  /** Open connections now. */
  count(): number;
  close(): Promise<void>;
}

interface Condition {
  isStalled: boolean;
  dropped: readonly Direction[];
  bytesPerSecond: number;
}

interface Way {
  client: Socket;
  target: Socket;
  /** Bytes were lost on it: nothing of it may be passed on again. */
  lost: Set<Direction>;
}

const WELL: Condition = { isStalled: false, dropped: [], bytesPerSecond: Number.POSITIVE_INFINITY };

export async function startTcpProxy(target: string): Promise<TcpProxy> {
  const { hostname, port: targetPort } = new URL(target);
  const ways = new Set<Way>();
  const changes = new EventEmitter().setMaxListeners(0);
  const bytes = { up: 0, down: 0 };
  let condition = WELL;
  let isCut = false;
  let isLost = (_piece: Buffer) => false;

  const server = createServer((client) => {
    if (isCut) return void client.on("error", () => undefined).resetAndDestroy();
    const way: Way = { client, target: connect(Number(targetPort), hostname), lost: new Set() };
    ways.add(way);
    client.setNoDelay(true);
    way.target.setNoDelay(true);
    // An end that was lost on a silent way is not passed on.
    const end = (direction: Direction, other: Socket) => void (way.lost.has(direction) || other.destroy());
    client.on("error", () => undefined).on("close", () => end("up", way.target));
    way.target.on("error", () => undefined).on("close", () => end("down", client));
    void relay(way, "up").then(() => ways.delete(way));
    void relay(way, "down");
  });

  async function relay(way: Way, direction: Direction): Promise<void> {
    const [from, to] = direction === "up" ? [way.client, way.target] : [way.target, way.client];
    try {
      for await (const piece of from) await handOn(way, direction, piece as Buffer, to);
      if (!way.lost.has(direction)) to.end();
    } catch {
      // A way that breaks ends, and its ends are told by the sockets' own events.
    }
  }

  async function handOn(way: Way, direction: Direction, piece: Buffer, to: Socket): Promise<void> {
    while (condition.isStalled && !to.destroyed) await once(changes, "change");
    if (condition.dropped.includes(direction)) way.lost.add(direction);
    if (way.lost.has(direction)) return;
    bytes[direction] += piece.length;
    if (direction === "up" && isLost(piece)) return;
    if (Number.isFinite(condition.bytesPerSecond)) await delay((piece.length / condition.bytesPerSecond) * 1_000);
    if (!to.destroyed && !to.write(piece)) await once(to, "drain");
  }

  function become(next: Condition, cut = false): void {
    condition = next;
    isCut = cut;
    changes.emit("change");
  }

  const port = await listen(server);
  return {
    through(address) {
      const url = new URL(address);
      url.hostname = "127.0.0.1";
      url.port = String(port);
      return address.endsWith("/") ? url.href : url.href.replace(/\/$/, "");
    },
    pass: () => become(WELL),
    cut() {
      become(WELL, true);
      for (const { client, target: far } of ways) {
        client.resetAndDestroy();
        far.resetAndDestroy();
      }
    },
    stall: () => become({ ...WELL, isStalled: true }),
    drop: (...directions) => become({ ...WELL, dropped: directions }),
    silence() {
      for (const { lost } of ways) lost.add("up").add("down");
    },
    throttle: (bytesPerSecond) => become({ ...WELL, bytesPerSecond }),
    loseUpwards(doLose) {
      isLost = doLose;
    },
    passed: (direction) => bytes[direction],
    count: () => ways.size,
    async close() {
      become(WELL);
      const closed = once(server, "close");
      server.close();
      for (const { client, target: far } of ways) {
        client.destroy();
        far.destroy();
      }
      await closed;
    },
  };
}

async function listen(server: Server): Promise<number> {
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (!address || typeof address === "string") throw new Error("The proxy has no port.");
  return address.port;
}

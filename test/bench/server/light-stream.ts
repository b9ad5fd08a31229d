// The live stream of a light device: a socket on which only the events that matter are looked for.

import { createConnection } from "node:net";
import { type LiveChanges, STREAM_PATH } from "#protocol/sync/live-stream.ts";
import { PROTOCOL_VERSION } from "#protocol/sync/version.ts";
import { benchId } from "./bench-ids.ts";
import type { BenchPerson } from "./bench-people.ts";
import type { ServerUnderTest } from "./server-under-test.ts";

export interface LightStream {
  close(): void;
}

/** Null: that there is news, to be pulled. */
export type Told = LiveChanges | null;

const EVENT_END = "\n\n";
const NEWS = "event: news";
const CHANGES = "event: changes\ndata: ";

/** @returns once the server has sent the first word. */
export async function openLightStream(
  server: ServerUnderTest,
  person: BenchPerson,
  onTold: (told: Told) => void = () => undefined,
): Promise<LightStream> {
  const token = await server.tokenOf(person);
  const replica = benchId("replica", person.number);
  const socket = createConnection({ host: server.host, port: server.port, noDelay: true });
  socket.write(
    `GET ${STREAM_PATH}?protocol=${PROTOCOL_VERSION}&replica=${replica} HTTP/1.1\r\nhost: bench\r\n` +
      `accept: text/event-stream\r\nauthorization: Bearer ${token}\r\n\r\n`,
  );
  return new Promise((resolve, reject) => {
    let isOpen = false;
    let opening = "";
    let pending = "";
    const take = (text: string) => {
      const events = (pending + text).split(EVENT_END);
      pending = events.pop() ?? "";
      for (const event of events) {
        // The chunks of HTTP stand between them.
        const at = event.indexOf(CHANGES);
        if (at >= 0) onTold(JSON.parse(event.slice(at + CHANGES.length)) as LiveChanges);
        else if (event.includes(NEWS)) onTold(null);
      }
    };
    socket.on("error", reject);
    socket.on("close", () => reject(new Error("the server closed a stream")));
    socket.on("data", (chunk) => {
      const text = chunk.toString("utf8");
      if (isOpen) return take(text);
      opening += text;
      if (!opening.startsWith("HTTP/1.1 200")) reject(new Error(`a stream was refused: ${opening.slice(0, 200)}`));
      if (!opening.includes(NEWS)) return;
      isOpen = true;
      opening = "";
      resolve({ close: () => socket.destroy() });
    });
  });
}

/** Many at once, but not all: opening is not what is measured here. */
export async function openLightStreams(
  server: ServerUnderTest,
  people: readonly BenchPerson[],
): Promise<LightStream[]> {
  const streams: LightStream[] = [];
  const queue = [...people];
  const open = async () => {
    for (let person = queue.shift(); person; person = queue.shift()) {
      streams.push(await openLightStream(server, person));
    }
  };
  await Promise.all(Array.from({ length: 50 }, open));
  return streams;
}

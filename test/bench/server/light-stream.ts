// The live stream of a light device: a socket on which only the words that matter are looked for.

import { createConnection } from "node:net";
import { STREAM_PATH } from "#protocol/sync/live-stream.ts";
import { PROTOCOL_VERSION } from "#protocol/sync/version.ts";
import { benchId } from "./bench-ids.ts";
import type { BenchPerson } from "./bench-people.ts";
import type { ServerUnderTest } from "./server-under-test.ts";

export interface LightStream {
  close(): void;
}

const NEWS = "event: news";

/** @returns once the server has sent the first word. */
export async function openLightStream(
  server: ServerUnderTest,
  person: BenchPerson,
  onNews: () => void = () => undefined,
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
    socket.on("error", reject);
    socket.on("close", () => reject(new Error("the server closed a stream")));
    socket.on("data", (chunk) => {
      const text = chunk.toString("latin1");
      if (isOpen) return text.includes(NEWS) ? onNews() : undefined;
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
  onNews?: (person: BenchPerson) => void,
): Promise<LightStream[]> {
  const streams: LightStream[] = [];
  const queue = [...people];
  const open = async () => {
    for (let person = queue.shift(); person; person = queue.shift()) {
      const who = person;
      streams.push(await openLightStream(server, who, onNews ? () => onNews(who) : undefined));
    }
  };
  await Promise.all(Array.from({ length: 50 }, open));
  return streams;
}

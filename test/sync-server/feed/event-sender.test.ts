// What is written to one stream, heard over a real connection.

import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { LiveChanges } from "#protocol/sync/live-stream.ts";
import { createEventSender, type EventSender } from "#sync-server/feed/event-sender.ts";
import { messageDocument } from "../../renderer/sync/support/documents.ts";
import { type HeardStream, hearStream } from "../../support/heard-stream.ts";

let server: Server;
let stream: HeardStream;
let sender: EventSender;

beforeEach(async () => {
  const opened = new Promise<EventSender>((resolve) => {
    server = createServer((_request, response) => {
      response.writeHead(200).flushHeaders();
      resolve(createEventSender(response));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  stream = await hearStream(`http://127.0.0.1:${(server.address() as AddressInfo).port}`, "token");
  sender = await opened;
});
afterEach(async () => {
  await stream.close();
  await new Promise((resolve) => server.close(resolve));
});

function changes(from: number, message = "Hello"): LiveChanges {
  const documents = { messages: [messageDocument({ message })] };
  return { epoch: "one", scope: "support", from: String(from), to: String(from + 1), documents };
}

const heard = () => stream.events.map(({ name, data }) => (name === "changes" ? JSON.parse(data).from : name));
const soon = <T>(read: () => T) => expect.poll(read, { timeout: 30_000, interval: 20 });

test("[S3] stretches that had to wait are sent one after the other, each by itself", async () => {
  for (const from of [1, 2, 3]) sender.changes(changes(from));
  await soon(heard).toEqual(["1", "2", "3"]);
});

test("more than is kept for a device is told as news, however few documents it is", async () => {
  sender.changes(changes(1));
  for (const from of [2, 3, 4]) sender.changes(changes(from, "x".repeat(100_000)));
  sender.changes(changes(5));
  await soon(heard).toEqual(["1", "news"]);
});

// A live stream as a device hears it, without the device: what the server says is kept, and nothing is done about it.

import { createParser } from "eventsource-parser";
import { uuidv7 } from "uuidv7";
import { STREAM_PATH } from "#protocol/sync/live-stream.ts";
import { PROTOCOL_VERSION } from "#protocol/sync/version.ts";

export interface HeardStream {
  events: { name: string; data: string }[];
  count(name: string): number;
  isEnded(): boolean;
  close(): Promise<void>;
}

export async function hearStream(
  server: string,
  accessToken: string,
  protocol = PROTOCOL_VERSION,
): Promise<HeardStream> {
  const controller = new AbortController();
  const response = await fetch(`${server}${STREAM_PATH}?protocol=${protocol}&replica=${uuidv7()}`, {
    headers: { authorization: `Bearer ${accessToken}` },
    signal: controller.signal,
  });
  if (!response.ok || !response.body) throw new Error(`The stream was answered ${response.status}.`);
  const events: HeardStream["events"] = [];
  const parser = createParser({ onEvent: ({ event, data }) => events.push({ name: event ?? "message", data }) });
  let isEnded = false;
  const ended = read(response.body, (text) => parser.feed(text)).then(() => {
    isEnded = true;
  });
  return {
    events,
    count: (name) => events.filter((event) => event.name === name).length,
    isEnded: () => isEnded,
    async close() {
      controller.abort();
      await ended;
    },
  };
}

async function read(body: ReadableStream<Uint8Array>, onText: (text: string) => void): Promise<void> {
  const decoder = new TextDecoder();
  const reader = body.getReader();
  try {
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      onText(decoder.decode(part.value, { stream: true }));
    }
  } catch {
    // Our own closing, or a server that was killed, ends the reading too.
  }
}

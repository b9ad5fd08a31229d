// A connection of a light device: HTTP/1.1 by hand on one socket, one request after the other, so that thousands of
// devices and their load cost the bench's own process as little as can be.

import { createConnection, type Socket } from "node:net";
import type { ServerUnderTest } from "./server-under-test.ts";

export interface LightAnswer {
  status: number;
  body: string;
}

export interface LightRequest {
  path: string;
  token: string;
  /** JSON. */
  body: string;
}

export interface LightConnection {
  post(request: LightRequest): Promise<LightAnswer>;
  close(): void;
}

type Waiting = { resolve: (answer: LightAnswer) => void; reject: (error: Error) => void };

export function openLightConnection({ host, port }: Pick<ServerUnderTest, "host" | "port">): LightConnection {
  const socket = createConnection({ host, port, noDelay: true });
  let waiting: Waiting | null = null;
  // One request after the other, in the order in which they were asked for.
  let before: Promise<void> = Promise.resolve();
  let chunks: Buffer[] = [];
  let expected = 0;
  let length = 0;

  function take(chunk: Buffer): void {
    chunks.push(chunk);
    length += chunk.length;
    if (expected === 0) expected = findTotalLength(chunks.length === 1 ? chunk : Buffer.concat(chunks));
    if (expected === 0 || length < expected) return;
    const whole = chunks.length === 1 ? chunk : Buffer.concat(chunks);
    chunks = [];
    [expected, length] = [0, 0];
    const answered = waiting;
    waiting = null;
    answered?.resolve(readAnswer(whole));
  }

  function fail(error: Error): void {
    const failed = waiting;
    waiting = null;
    failed?.reject(error);
  }

  socket.on("data", take);
  socket.on("error", fail);
  socket.on("close", () => fail(new Error("the server closed the connection")));
  return {
    post(request) {
      const answer = before.then(
        () =>
          new Promise<LightAnswer>((resolve, reject) => {
            waiting = { resolve, reject };
            writeRequest(socket, request);
          }),
      );
      before = answer.then(
        () => undefined,
        () => undefined,
      );
      return answer;
    },
    close: () => socket.destroy(),
  };
}

function writeRequest(socket: Socket, { path, token, body }: LightRequest): void {
  socket.write(
    `POST ${path} HTTP/1.1\r\nhost: bench\r\nauthorization: Bearer ${token}\r\ncontent-type: application/json\r\n` +
      `content-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
  );
}

const HEAD_END = Buffer.from("\r\n\r\n");

/** Of head and body, 0 while the head is not complete. @throws where the server does not say it. */
function findTotalLength(buffer: Buffer): number {
  const end = buffer.indexOf(HEAD_END);
  if (end < 0) return 0;
  const head = buffer.toString("latin1", 0, end);
  const given = /\r\ncontent-length: (\d+)/i.exec(head)?.[1];
  if (given === undefined) throw new Error(`an answer without a length: ${head}`);
  return end + HEAD_END.length + Number(given);
}

function readAnswer(buffer: Buffer): LightAnswer {
  const end = buffer.indexOf(HEAD_END);
  return { status: Number(buffer.toString("latin1", 9, 12)), body: buffer.toString("utf8", end + HEAD_END.length) };
}

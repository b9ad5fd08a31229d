// What webhooks are sent to: a real HTTP server on this machine, which remembers what came and answers as it is told.

import { createServer, type IncomingHttpHeaders, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

export interface Received {
  path: string;
  headers: IncomingHttpHeaders;
  /** As it came, to the byte. */
  text: string;
  // biome-ignore lint/suspicious/noExplicitAny: each test knows what it caused, and the shapes are checked against the document.
  body: any;
}

export type Answering = (response: ServerResponse, received: Received) => void;

export interface WebhookReceiver {
  url: string;
  received: Received[];
  /** How it answers from now on. */
  answer: Answering;
  stop(): Promise<void>;
}

export const withStatus =
  (status: number, text = ""): Answering =>
  (response) =>
    response.writeHead(status).end(text);

export async function startReceiver(): Promise<WebhookReceiver> {
  const received: Received[] = [];
  const server = createServer(async (request, response) => {
    let text = "";
    for await (const part of request.setEncoding("utf8")) text += part;
    const one = { path: request.url ?? "", headers: request.headers, text, body: JSON.parse(text) };
    received.push(one);
    receiver.answer(response, one);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const receiver: WebhookReceiver = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    received,
    answer: withStatus(204),
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return receiver;
}

import type { BrowserContext, Response } from "playwright-core";
import { STREAM_PATH } from "#protocol/sync/live-stream.ts";

/** Everything that a browser was sent by the server's API, for a search of what must not be in it. */
export interface WireRecord {
  /** All bodies received so far, as one text. */
  text(): Promise<string>;
  /** How many answers were recorded: a search of none proves nothing. */
  count(): number;
}

/** The live stream is left out: its answer never ends, and it carries names of events alone. */
export function recordWire(context: BrowserContext): WireRecord {
  const bodies: Promise<string>[] = [];
  context.on("response", (response) => {
    const { pathname } = new URL(response.url());
    if (pathname.startsWith("/api/") && pathname !== STREAM_PATH) bodies.push(readBody(response));
  });
  return {
    text: async () => (await Promise.all(bodies)).join("\n"),
    count: () => bodies.length,
  };
}

function readBody(response: Response): Promise<string> {
  // An answer that was cut off has no body to read.
  return response.text().catch(() => "");
}

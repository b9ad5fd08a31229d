import type { BrowserContext } from "playwright-core";
import { STREAM_PATH } from "#protocol/sync/live-stream.ts";

/** Everything that a browser was sent by the server's API, for a search of what must not be in it. */
export interface WireRecord {
  /** All bodies received so far, as one text. */
  text(): string;
  /** How many answers were recorded: a search of none proves nothing. */
  count(): number;
}

/**
 * Written down where the app receives it, for the browser's own record forgets bodies under load. Of the live stream, whose
 * answer never ends, each piece as it comes.
 */
export async function recordWire(context: BrowserContext): Promise<WireRecord> {
  const bodies: string[] = [];
  await context.exposeBinding("writeDown", (_source, body: string) => void bodies.push(body));
  await context.addInitScript((streamPath) => {
    const page = globalThis as typeof globalThis & { writeDown(body: string): void };
    const { fetch } = page;
    page.fetch = async (...request) => {
      const response = await fetch.apply(page, request);
      const { pathname } = new URL(response.url);
      if (!pathname.startsWith("/api/")) return response;
      if (pathname === streamPath) return pieceByPiece(response);
      const body = await response.clone().text();
      page.writeDown(body);
      return response;
    };

    function pieceByPiece(response: Response): Response {
      if (!response.body) return response;
      const decoder = new TextDecoder();
      const noted = new TransformStream<Uint8Array, Uint8Array>({
        transform(piece, controller) {
          page.writeDown(decoder.decode(piece, { stream: true }));
          controller.enqueue(piece);
        },
      });
      const { status, headers } = response;
      return new Response(response.body.pipeThrough(noted), { status, headers });
    }
  }, STREAM_PATH);
  return { text: () => bodies.join("\n"), count: () => bodies.length };
}

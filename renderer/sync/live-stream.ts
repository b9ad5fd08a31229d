// What the server tells of its own accord, by server-sent events over fetch (which carries the access token): that there is
// news, for the device to pull, or what has changed itself. A silent stream is taken for dead.

import { createParser, type EventSourceMessage } from "eventsource-parser";
import type { z } from "zod";
import { SAVED_FILTERS_EVENT } from "#protocol/saved-filters-event.ts";
import {
  type LiveChanges,
  liveChangesSchema,
  STREAM_HEARTBEAT_SECONDS,
  STREAM_PATH,
  streamEndSchema,
} from "#protocol/sync/live-stream.ts";
import { type PresenceEvent, presenceEventSchema } from "#protocol/sync/presence.ts";
import { PROTOCOL_VERSION } from "#protocol/sync/version.ts";
import type { AccountClient } from "./account-client.ts";
import { createBackOff } from "./back-off.ts";
import type { Bell } from "./bell.ts";
import type { DeviceClock } from "./device-clock.ts";
import { isPassing, retryAfterOf, TransportFault } from "./http-fault.ts";
import { linkedAbort } from "./linked-abort.ts";
import { parseJson } from "./parse-json.ts";

export type StreamEnd = z.infer<typeof streamEndSchema>["reason"];

export interface LiveStreamParts {
  client: AccountClient;
  clock: DeviceClock;
  random: () => number;
  findReplicaId(): Promise<string>;
  /** There may be something to pull: at each word of the server, of which the first comes at once, and when the stream broke. */
  onNews(): void;
  /** These have changed, where they join on to what the replica has read. */
  onChanges(changes: LiveChanges): void;
  /** Who else is at a ticket that a window of this device is at: checked against the protocol. */
  onPresence(event: PresenceEvent): void;
  /** The filters that the person has saved are others now. */
  onFilters(): void;
  onOpened(): void;
  onClosed(): void;
  onEnded(reason: StreamEnd): void;
  /** Nothing came for so long that the server or the way to it may be gone. */
  onSilence(): void;
  /** Rung when it is worth opening the stream before its time, and when the open one is known to be cut. */
  bell: Bell;
  /** Aborted when the system says that the network is gone: an open stream would only be found dead by its silence. */
  untilCut(): AbortSignal;
}

const SILENCE_MS = 2 * STREAM_HEARTBEAT_SECONDS * 1_000;

/** Follows the stream, opening it again whenever it ends. @throws what is no passing fault, or the signal's reason. */
export async function runLiveStream(parts: LiveStreamParts, signal: AbortSignal): Promise<never> {
  const backOff = createBackOff(parts.random);
  const path = `${STREAM_PATH}?protocol=${PROTOCOL_VERSION}&replica=${await parts.findReplicaId()}`;
  for (;;) {
    const fault = await followOnce(parts, path, signal, () => backOff.reset());
    signal.throwIfAborted();
    parts.onNews();
    await parts.bell.heard(signal, backOff.next(retryAfterOf(fault)));
  }
}

/** @returns the passing fault that ended it, null where the server did. */
async function followOnce(parts: LiveStreamParts, path: string, signal: AbortSignal, onAlive: () => void) {
  const stream = linkedAbort(signal);
  const cut = parts.untilCut();
  const end = () => stream.abort(new TransportFault("The network is gone."));
  cut.addEventListener("abort", end, { once: true });
  try {
    const body = await parts.client.openStream(path, stream.signal);
    parts.onOpened();
    await read(body, parts, stream.signal, onAlive);
    return null;
  } catch (fault) {
    signal.throwIfAborted();
    if (!isPassing(fault)) throw fault;
    return fault;
  } finally {
    parts.onClosed();
    cut.removeEventListener("abort", end);
    stream.release();
  }
}

async function read(
  body: ReadableStream<Uint8Array>,
  parts: LiveStreamParts,
  signal: AbortSignal,
  onAlive: () => void,
): Promise<void> {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  const parser = createParser({ onEvent: (event) => takeEvent(event, parts, onAlive) });
  const giveUp = () => void reader.cancel().catch(() => undefined);
  const watch = () =>
    parts.clock.after(SILENCE_MS, () => {
      parts.onSilence();
      giveUp();
    });
  let stopWatching = watch();
  signal.addEventListener("abort", giveUp, { once: true });
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      stopWatching();
      stopWatching = watch();
      parser.feed(decoder.decode(value, { stream: true }));
    }
  } catch (cause) {
    throw new TransportFault("The stream broke.", { cause });
  } finally {
    stopWatching();
    signal.removeEventListener("abort", giveUp);
  }
}

/** A heartbeat shows that the stream has lived a while; news alone might be all it ever says before it is cut. */
function takeEvent({ event, data }: EventSourceMessage, parts: LiveStreamParts, onAlive: () => void): void {
  if (event === "heartbeat") onAlive();
  if (event === "news") parts.onNews();
  if (event === "changes") takeChanges(data, parts);
  if (event === "presence") takePresence(data, parts);
  if (event === SAVED_FILTERS_EVENT) parts.onFilters();
  if (event === "ended") parts.onEnded(reasonOf(data));
}

/** What can't be read is fetched. */
function takeChanges(data: string, parts: LiveStreamParts): void {
  const changes = liveChangesSchema.safeParse(parseJson(data));
  if (changes.success) parts.onChanges(changes.data);
  else parts.onNews();
}

/** What can't be read is left: the next beat brings it. */
function takePresence(data: string, parts: LiveStreamParts): void {
  const parsed = presenceEventSchema.safeParse(parseJson(data));
  if (parsed.success) parts.onPresence(parsed.data);
}

function reasonOf(data: string): StreamEnd {
  return streamEndSchema.safeParse(parseJson(data)).data?.reason ?? "stopping";
}

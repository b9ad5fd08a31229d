// A real device: the app's own session and desk on RxDB in memory, in a process of its own so that nothing else of the
// bench holds it up. Tells when RxDB emits what it was told to watch for.

import { getRxStorageMemory } from "rxdb/plugins/storage-memory";
import type { Subscription } from "rxjs";
import type { Desk } from "#renderer/sync/desk.ts";
import { processLocks } from "#renderer/sync/exclusively.ts";
import { startSession } from "#renderer/sync/start-session.ts";
import { mustFindDesk, until } from "#test/renderer/sync/support/open-device.ts";
import { secretsInMemory } from "#test/renderer/sync/support/secrets-in-memory.ts";
import { BENCH_PASSWORD } from "./bench-people.ts";
import { answer, answerFailure } from "./bench-process.ts";

export type ToDevice =
  | { type: "open"; server: string; email: string }
  | { type: "watch"; ticketIds: readonly string[] }
  | { type: "cut" }
  | { type: "submit"; submissions: readonly Parameters<Desk["submit"]>[0][] }
  /** Answered once everything is sent and each of these messages has come. */
  | { type: "reconnect"; messageIds: readonly string[] };

export interface Emitted {
  messageIds: string[];
  /** In milliseconds since 1970, by the machine's clock. */
  at: number;
}

let isCut = false;
let cut = new AbortController();
let desk: Desk | null = null;
const seen = new Set<string>();
const watching: Subscription[] = [];

process.on("message", (message: ToDevice | "stop") => {
  if (message === "stop") process.exit(0);
  act(message).then(
    () => answer("done"),
    (error: Error) => answerFailure(error),
  );
});
process.once("disconnect", () => process.exit(0));
answer("ready");

async function act(message: ToDevice): Promise<void> {
  switch (message.type) {
    case "open":
      desk = await open(message.server, message.email);
      return;
    case "watch":
      for (const ticketId of message.ticketIds) watching.push(mustHave(desk).watchThread(ticketId).subscribe(tell));
      return;
    case "cut":
      isCut = true;
      cut.abort(new TypeError("network down"));
      cut = new AbortController();
      return;
    case "submit":
      for (const submission of message.submissions) await mustHave(desk).submit(submission);
      return;
    case "reconnect":
      isCut = false;
      mustHave(desk).syncNow();
      await until(mustHave(desk).watchOutbox(), (entries) => entries.length === 0);
      while (!message.messageIds.every((id) => seen.has(id))) await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

async function open(server: string, email: string): Promise<Desk> {
  const session = await startSession({
    server,
    storage: getRxStorageMemory(),
    keeper: secretsInMemory(),
    exclusively: processLocks(),
    multiInstance: false,
    fetch: (input, init) => {
      if (isCut) return Promise.reject(new TypeError("network down"));
      const signal = init?.signal ? AbortSignal.any([init.signal, cut.signal]) : cut.signal;
      return fetch(input, { ...init, signal });
    },
  });
  await session.signIn({ email, password: BENCH_PASSWORD });
  const opened = mustFindDesk(session);
  await until(opened.watchStatus(), ({ lastSyncAt, fill }) => lastSyncAt !== null && fill === null);
  return opened;
}

function tell(items: readonly { type: string; id: string }[]): void {
  const at = performance.timeOrigin + performance.now();
  const messageIds = items.filter(({ type, id }) => type === "message" && !seen.has(id)).map(({ id }) => id);
  for (const id of messageIds) seen.add(id);
  if (messageIds.length > 0) process.send?.({ messageIds, at } satisfies Emitted);
}

function mustHave<T>(value: T | null): T {
  if (value === null) throw new Error("the device has not been opened");
  return value;
}

// What streams are told while something happens to the telling itself: a stream opens in the middle of it, or it fails.

import { afterEach, beforeEach, expect, test } from "vitest";
import { audiencesOf } from "#domain/people/sight.ts";
import type { LiveChanges } from "#protocol/sync/live-stream.ts";
import { createByAudience } from "#sync-server/feed/by-audience.ts";
import { createStreamTeller, type StreamTeller, type ToldStream } from "#sync-server/feed/tell-streams.ts";
import type { SignedIn } from "#sync-server/http/authenticate.ts";
import { startTestDesk, type TestDesk } from "../../support/test-desk.ts";
import type { TestPerson } from "../../support/test-people.ts";

let desk: TestDesk;
let teller: StreamTeller;
let streams: ReturnType<typeof createByAudience<ToldStream>>;

beforeEach(async () => {
  desk = await startTestDesk();
  streams = createByAudience<ToldStream>();
  teller = createStreamTeller(desk.services, streams);
});
afterEach(() => desk.stop());

const soon = <T>(read: () => T | Promise<T>) => expect.poll(read, { timeout: 30_000, interval: 20 });

interface Opened {
  stream: ToldStream;
  /** The names of the events it was sent. */
  heard: string[];
  /** The stretches among them. */
  stretches: Pick<LiveChanges, "from" | "to">[];
}

/** Signs the person in. @returns what opens a stream of theirs. */
async function prepare(who: TestPerson): Promise<() => Opened> {
  const signedIn = await desk.services.findSignedIn((await desk.signIn(who)).access_token);
  return () => openAs(signedIn);
}

function openAs(signedIn: SignedIn): Opened {
  const heard: string[] = [];
  const stretches: Opened["stretches"] = [];
  const sender = {
    news: () => heard.push("news"),
    changes: ({ from, to }: LiveChanges) => {
      heard.push("changes");
      stretches.push({ from, to });
    },
    end: () => heard.push("ended"),
    presence: () => {},
    filters: () => {},
    heartbeat: () => {},
  };
  const stream: ToldStream = { signedIn, sender, takesChanges: true, toldBelow: null };
  streams.add(audiencesOf(signedIn.actor), stream);
  teller.join(stream);
  return { stream, heard, stretches };
}

const open = async (who: TestPerson) => (await prepare(who))();

/** Wakes it, and waits until it was told. */
async function tell({ stream, heard }: Opened): Promise<void> {
  const before = heard.length;
  teller.wake([stream]);
  await soon(() => heard.length).toBeGreaterThan(before);
}

/** As long as it is held nobody learns whose session stands, which is asked once it is settled who is told what. */
async function holdSessions(): Promise<() => Promise<void>> {
  const holding = await desk.pool.connect();
  await holding.query("BEGIN");
  await holding.query("SET LOCAL idle_in_transaction_session_timeout = 0");
  await holding.query("LOCK TABLE sessions");
  return async () => {
    await holding.query("COMMIT");
    holding.release();
  };
}

async function countWaitingForLocks(): Promise<number | undefined> {
  const { rows } = await desk.pool.query<{ count: number }>(
    "SELECT count(*)::int AS count FROM pg_locks WHERE NOT granted AND relation = 'sessions'::regclass",
  );
  return rows[0]?.count;
}

test("[S3] a stream that opens while others are being told is told all from where what they are told ends", async () => {
  const first = await open("sam");
  await tell(first);
  await desk.pool.query("SELECT pg_current_xact_id()");
  const late = await openWhileTelling(first, "lead");
  expect(first.heard).toEqual(["news", "changes"]);
  await tell(late);
  expect(late.heard).toEqual(["changes"]);
  const [told] = first.stretches;
  expect(told?.from).not.toBe(told?.to);
  expect(late.stretches[0]?.from).toBe(told?.to);
});

async function openWhileTelling(telling: Opened, who: TestPerson): Promise<Opened> {
  const openNow = await prepare(who);
  const release = await holdSessions();
  const told = tell(telling);
  await soon(countWaitingForLocks).toBe(1);
  const opened = openNow();
  await release();
  await told;
  return opened;
}

test("[S3] after a reading that failed all are told to pull once, and then what changes", async () => {
  const [sam, kim] = [await open("sam"), await open("kim")];
  await tell(sam);
  await tell(kim);
  await desk.pool.query("ALTER TABLE notices RENAME TO notices_away");
  await tell(sam);
  await desk.pool.query("ALTER TABLE notices_away RENAME TO notices");
  await tell(sam);
  await tell(kim);
  await tell(kim);
  expect(sam.heard).toEqual(["news", "news", "news"]);
  expect(kim.heard).toEqual(["news", "news", "changes"]);
});

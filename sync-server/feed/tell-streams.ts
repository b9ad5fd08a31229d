// Tells live streams what has changed. Once some of them are woken, what was written in the desk since the last time is read
// once for all of them, and each is sent the documents that its person sees. That spares their devices the pull; it is
// never the only way: a device takes them in only where they join on to what it has read, and whatever is not so plain
// (what left somebody's sight or entered it, very much at once, a fault) is told as news, for them to pull.

import { scopeOf } from "#protocol/sync/scope.ts";
import { readSnapshot } from "../database/transact.ts";
import type { SignedIn } from "../http/authenticate.ts";
import type { Services } from "../services.ts";
import type { ByAudience } from "./by-audience.ts";
import { type ChangedDocuments, chooseChanges } from "./choose-changes.ts";
import type { EventSender } from "./event-sender.ts";
import { type Recent, type RecentContent, readRecent } from "./read-recent.ts";
import { findStreamEnds, type StreamEndReason } from "./stream-ends.ts";

export interface ToldStream {
  readonly signedIn: SignedIn;
  readonly sender: EventSender;
  /** Devices of an older protocol are told of news alone. */
  readonly takesChanges: boolean;
  /** The horizon below which it was told, or was told to pull, all that concerns it; null where nobody knows. */
  toldBelow: bigint | null;
}

export interface StreamTeller {
  /** There is something for these, which lies below the horizon now. */
  wake(streams: Iterable<ToldStream>): void;
  /**
   * Takes in a stream that opens: it stands where the last reading ended, and all from there on it will be told. While others
   * are being told that is where the reading under way will end, for what this brings may not reach the stream any more.
   */
  join(stream: ToldStream): void;
}

export function createStreamTeller(
  services: Pick<Services, "livePool" | "now" | "log">,
  streams: ByAudience<ToldStream>,
): StreamTeller {
  const { livePool, now, log } = services;
  let woken = new Set<ToldStream>();
  const joining = new Set<ToldStream>();
  let isTelling = false;
  let place: bigint | null = null;
  /** From here on nothing was passed over. */
  let unbrokenFrom = 0n;

  async function tellAll(): Promise<void> {
    while (woken.size > 0) {
      const expecting = woken;
      woken = new Set();
      await tell(expecting).catch((error: unknown) => giveUp(expecting, error));
    }
    isTelling = false;
  }

  async function tell(expecting: ReadonlySet<ToldStream>): Promise<void> {
    const { recent, letters, ends } = await readSnapshot(
      livePool,
      async (tx) => {
        const recent = await readRecent(tx, place);
        const letters = writeLetters(recent.content, expecting, streams);
        const signedIn = letters.map(({ stream }) => stream.signedIn);
        return { recent, letters, ends: await findStreamEnds({ pool: tx, now }, signedIn) };
      },
      "generic",
    );
    place = recent.to;
    if (!recent.content) unbrokenFrom = recent.to;
    for (const [at, letter] of letters.entries()) send(letter, recent, { unbrokenFrom, end: ends[at] ?? null });
    for (const stream of joining) stream.toldBelow ??= recent.to;
    joining.clear();
  }

  /** What could not be read once must not be in the way of what comes after: the next reading begins anew. */
  function giveUp(expecting: ReadonlySet<ToldStream>, error: unknown): void {
    log.warn({ err: error }, "what has changed could not be read for live streams: their devices pull");
    place = null;
    for (const stream of expecting) {
      stream.toldBelow = null;
      stream.sender.news();
    }
  }

  return {
    wake(some) {
      for (const stream of some) woken.add(stream);
      if (isTelling || woken.size === 0) return;
      isTelling = true;
      // Once all that are woken in this moment are there.
      queueMicrotask(tellAll);
    },
    join(stream) {
      if (isTelling) joining.add(stream);
      else stream.toldBelow = place;
    },
  };
}

interface Letter {
  stream: ToldStream;
  /** Null: its devices are to pull. */
  documents: ChangedDocuments | null;
}

/** To those that are expecting something, and to all whom something of it concerns, whether it was announced to them or not. */
function writeLetters(
  content: RecentContent | null,
  expecting: ReadonlySet<ToldStream>,
  streams: ByAudience<ToldStream>,
): Letter[] {
  if (!content) return [...expecting].map((stream) => ({ stream, documents: null }));
  const concerned = new Set([...expecting, ...streams.membersOf(audiencesIn(content))]);
  return [...concerned].flatMap((stream) => {
    const documents = chooseChanges(content, stream.signedIn.actor);
    const isNothing = documents !== null && Object.keys(documents).length === 0;
    return isNothing && !expecting.has(stream) ? [] : { stream, documents };
  });
}

function audiencesIn(content: RecentContent): Set<string> {
  const everyoneOfStaff = content.people.length > 0 ? ["staff"] : [];
  return new Set([...content.audiences.map(({ audience }) => audience), ...content.moved, ...everyoneOfStaff]);
}

interface Circumstances {
  unbrokenFrom: bigint;
  end: StreamEndReason | null;
}

/** Documents go to nobody whose session or role has ended (P5): it was looked up in the snapshot they are of. */
function send({ stream, documents }: Letter, { epoch, to }: Recent, { unbrokenFrom, end }: Circumstances): void {
  const { sender, toldBelow: from, takesChanges, signedIn } = stream;
  stream.toldBelow = to;
  if (end) sender.end(end);
  else if (!documents || !takesChanges || from === null || from < unbrokenFrom) sender.news();
  else sender.changes({ epoch, scope: scopeOf(signedIn.actor), from: String(from), to: String(to), documents });
}

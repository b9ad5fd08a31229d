// Who is at which ticket, as this process knows: a table in memory that is told what windows say, here or at another
// process, and forgets those that are silent for too long. Knows no clock and no network.

import { type Activity, PRESENCE_EXPIRY_SECONDS, type Present } from "#protocol/sync/presence.ts";

/** What a window of a person said. One window looks at one ticket at a time, `ticketId` is null where at none. */
export interface Sighting {
  windowId: string;
  personId: string;
  ticketId: string | null;
  activity: Activity;
}

export interface HeardSighting extends Sighting {
  /** Milliseconds, as given to `take`. */
  heardAt: number;
}

/** What has become different: whom of a ticket the others there see otherwise than before. */
export interface Change {
  ticketId: string;
  personId: string;
}

export interface Sightings {
  /**
   * A leave is kept as long as a sighting, so that a word that comes late does not bring its window back.
   * @param isOwn whether it was said to this process.
   */
  take(sighting: HeardSighting, isOwn: boolean): Change[];
  /** What that window is known to look at. */
  find(personId: string, windowId: string): Sighting | null;
  /** Forgets whoever was silent too long. */
  expire(at: number): Change[];
  /** By person, each once. */
  presentAt(ticketId: string): Present[];
  /** What was said to this process about that ticket, and when. */
  ownAt(ticketId: string): HeardSighting[];
  readonly size: number;
}

/** More windows than anybody has: those not heard of for longest are forgotten first. */
export const WINDOWS_PER_PERSON = 20;

interface Held extends HeardSighting {
  isOwn: boolean;
}

export function createSightings(): Sightings {
  const windows = new Map<string, Held>();
  const byTicket = new Map<string, Set<Held>>();
  const byPerson = new Map<string, Set<Held>>();

  function add(held: Held): void {
    windows.set(keyOf(held), held);
    if (held.ticketId !== null) addTo(byTicket, held.ticketId, held);
    addTo(byPerson, held.personId, held);
  }

  function remove(held: Held): void {
    windows.delete(keyOf(held));
    if (held.ticketId !== null) removeFrom(byTicket, held.ticketId, held);
    removeFrom(byPerson, held.personId, held);
  }

  function activityOf({ ticketId, personId }: Change): Activity | null {
    const there = [...(byTicket.get(ticketId) ?? [])].filter((held) => held.personId === personId);
    if (there.length === 0) return null;
    return there.some(({ activity }) => activity === "answering") ? "answering" : "viewing";
  }

  /** Those of the tickets at which the person is seen otherwise once `alter` is done. */
  function changesOf(personId: string, tickets: readonly string[], alter: () => void): Change[] {
    const before = tickets.map((ticketId) => ({ ticketId, personId, was: activityOf({ ticketId, personId }) }));
    alter();
    return before
      .filter(({ was, ...change }) => activityOf(change) !== was)
      .map(({ ticketId }) => ({ ticketId, personId }));
  }

  return {
    take(sighting, isOwn) {
      const { personId, ticketId } = sighting;
      const before = windows.get(keyOf(sighting));
      // What other processes tell may come in another order than it was said.
      if (before && !isOwn && sighting.heardAt < before.heardAt) return [];
      const oldest = before ? undefined : oldestOfTooMany(byPerson.get(personId));
      const left = [before, oldest].filter((held) => held !== undefined);
      const tickets = new Set([...left, sighting].flatMap((one) => one.ticketId ?? []));
      return changesOf(personId, [...tickets], () => {
        for (const held of left) remove(held);
        const wasOwn = before?.ticketId === ticketId && before.isOwn;
        add({ ...sighting, isOwn: isOwn || wasOwn });
      });
    },
    find: (personId, windowId) => windows.get(keyOf({ personId, windowId })) ?? null,
    expire(at) {
      const gone = [...windows.values()].filter(({ heardAt }) => at - heardAt > PRESENCE_EXPIRY_SECONDS * 1_000);
      return gone.flatMap((held) =>
        changesOf(held.personId, held.ticketId === null ? [] : [held.ticketId], () => remove(held)),
      );
    },
    presentAt(ticketId) {
      const people = new Set([...(byTicket.get(ticketId) ?? [])].map(({ personId }) => personId));
      return [...people].flatMap((personId) => {
        const activity = activityOf({ ticketId, personId });
        return activity ? [{ personId, activity }] : [];
      });
    },
    ownAt: (ticketId) => [...(byTicket.get(ticketId) ?? [])].filter(({ isOwn }) => isOwn),
    get size() {
      return windows.size;
    },
  };
}

/** A window belongs to the person who speaks for it: nobody moves another's. */
function keyOf({ personId, windowId }: Pick<Sighting, "personId" | "windowId">): string {
  return `${personId} ${windowId}`;
}

function oldestOfTooMany(held: ReadonlySet<Held> | undefined): Held | undefined {
  if (!held || held.size < WINDOWS_PER_PERSON) return undefined;
  return [...held].reduce((oldest, one) => (one.heardAt < oldest.heardAt ? one : oldest));
}

function addTo(map: Map<string, Set<Held>>, key: string, held: Held): void {
  map.set(key, (map.get(key) ?? new Set()).add(held));
}

function removeFrom(map: Map<string, Set<Held>>, key: string, held: Held): void {
  const there = map.get(key);
  there?.delete(held);
  if (there?.size === 0) map.delete(key);
}

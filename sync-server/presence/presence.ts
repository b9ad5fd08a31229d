// Who is at which ticket just now, over all processes of the server. It lives in memory alone: each process tells the
// others what its devices said, when it changes, and again while more than one person is at the ticket. What gets lost
// on the way is said again with the next beat, and what is not said again is forgotten. See docs/decisions/024.

import { randomUUID } from "node:crypto";
import { PRESENCE_BEAT_SECONDS, type PresenceEvent, type Present } from "#protocol/sync/presence.ts";
import type { Services } from "../services.ts";
import { type Change, createSightings, type HeardSighting, type Sighting } from "./sightings.ts";

export type OnPresence = (event: PresenceEvent) => void;

export interface Presence {
  /** A window of this process's said so. */
  see(sighting: Sighting): void;
  /** Whether the window was heard of at that ticket before. */
  isKnown(sighting: Sighting): boolean;
  /** Everybody there but that person. */
  othersAt(ticketId: string, personId: string): Present[];
  /** Calls back whenever others come, go or do something else at a ticket that a window of this person is at. */
  subscribe(personId: string, onPresence: OnPresence): () => void;
  stop(): void;
}

/** A notification must stay under 8,000 bytes; a sighting takes less than 220. */
const SIGHTINGS_PER_WORD = 35;
const COALESCE_MS = 50;
const SWEEP_MS = 5_000;

export function startPresence({ announcer, now }: Pick<Services, "announcer" | "now">): Presence {
  const process = randomUUID();
  const sightings = createSightings();
  const listeners = new Map<string, Set<OnPresence>>();
  const toTell = new Map<string, HeardSighting>();
  const toldAt = new Map<string, number>();
  let telling: NodeJS.Timeout | null = null;
  let sweeping: NodeJS.Timeout | null = null;
  const at = () => now().getTime();

  function othersAt(ticketId: string, personId: string): Present[] {
    return sightings.presentAt(ticketId).filter((present) => present.personId !== personId);
  }

  /** Those who are there see it; whoever changed knows. */
  function show(changes: readonly Change[]): void {
    for (const { ticketId, personId } of changes) {
      for (const other of othersAt(ticketId, personId)) {
        const event = { ticketId, present: othersAt(ticketId, other.personId) };
        for (const listener of listeners.get(other.personId) ?? []) listener(event);
      }
    }
  }

  function take(sighting: HeardSighting, isOwn: boolean): void {
    show(sightings.take(sighting, isOwn));
    sweeping ??= setInterval(sweep, SWEEP_MS);
  }

  function sweep(): void {
    show(sightings.expire(at()));
    for (const [windowId, since] of toldAt) if (at() - since > 2 * BEAT_MS) toldAt.delete(windowId);
    if (sightings.size > 0 || !sweeping) return;
    clearInterval(sweeping);
    sweeping = null;
  }

  /** What is said at once goes as one. */
  function tell(sighting: HeardSighting): void {
    toTell.set(sighting.windowId, sighting);
    toldAt.set(sighting.windowId, at());
    telling ??= setTimeout(tellAll, COALESCE_MS);
  }

  function tellAll(): void {
    telling = null;
    const all = [...toTell.values()].map(({ windowId, personId, ticketId, activity, heardAt }) => {
      return { windowId, personId, ticketId, activity, ageMs: at() - heardAt };
    });
    toTell.clear();
    for (let start = 0; start < all.length; start += SIGHTINGS_PER_WORD) {
      announcer.tellSightings({ from: process, sightings: all.slice(start, start + SIGHTINGS_PER_WORD) });
    }
  }

  /** What another process tells. Of whom it did not know that they are here it is told in return. */
  const leave = announcer.onSightings(({ from, sightings: told }) => {
    if (from === process) return;
    for (const { ageMs, ...sighting } of told) {
      const isNew = !isKnown(sighting);
      take({ ...sighting, heardAt: at() - ageMs }, false);
      if (isNew && sighting.ticketId !== null) for (const own of sightings.ownAt(sighting.ticketId)) tell(own);
    }
  });

  function isKnown({ personId, windowId, ticketId }: Sighting): boolean {
    return sightings.find(personId, windowId)?.ticketId === ticketId;
  }

  function isDueAgain({ windowId, ticketId, personId }: Sighting): boolean {
    const isShared = ticketId !== null && othersAt(ticketId, personId).length > 0;
    return isShared && at() - (toldAt.get(windowId) ?? 0) >= BEAT_MS / 2;
  }

  return {
    isKnown,
    othersAt,
    see(said) {
      const sighting = { ...said, heardAt: at() };
      const before = sightings.find(sighting.personId, sighting.windowId);
      take(sighting, true);
      const isChange = before?.ticketId !== sighting.ticketId || before.activity !== sighting.activity;
      if (isChange || isDueAgain(sighting)) tell(sighting);
    },
    subscribe(personId, onPresence) {
      listeners.set(personId, (listeners.get(personId) ?? new Set()).add(onPresence));
      return () => {
        const there = listeners.get(personId);
        there?.delete(onPresence);
        if (there?.size === 0) listeners.delete(personId);
      };
    },
    stop() {
      leave();
      if (telling) clearTimeout(telling);
      if (sweeping) clearInterval(sweeping);
    },
  };
}

const BEAT_MS = PRESENCE_BEAT_SECONDS * 1_000;

// Whether somebody sees few tickets decides which form of a statement is quick, never what it finds. It is asked with each
// pull, but the answer comes too late for what leaves together with the question: for that the last answer will do.

import { can } from "#domain/people/permissions.ts";
import type { Actor } from "#domain/people/person.ts";

export interface SightGuess {
  seesFew(viewer: Actor): boolean;
  note(viewer: Actor, seesFew: boolean): void;
}

const REMEMBERED_MAX = 10_000;

export function createSightGuess(): SightGuess {
  const remembered = new Map<string, boolean>();
  return {
    seesFew: ({ id, role }) => remembered.get(id) ?? !can(role, "seeEveryTicket"),
    note({ id }, seesFew) {
      // The oldest goes; whoever it was is guessed by their role again.
      if (remembered.size >= REMEMBERED_MAX) remembered.delete(remembered.keys().next().value ?? id);
      remembered.set(id, seesFew);
    },
  };
}

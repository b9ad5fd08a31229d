// What devices have vouched for: each operation that was acknowledged as saved, and what its person did about it later.

import type { Intent } from "#domain/ticket/operation.ts";
import type { DeviceName } from "./cast.ts";

export interface LedgerEntry {
  operationId: string;
  device: DeviceName;
  ticketId: string;
  intent: Intent;
  /** The words by which it can be found again, "" where it has none. */
  mark: string;
  end: { type: "discarded" } | { type: "resent as"; operationId: string } | { type: "said farewell" } | null;
}

export interface Ledger {
  enter(entry: Omit<LedgerEntry, "end">): void;
  entries(): readonly LedgerEntry[];
  find(operationId: string): LedgerEntry | undefined;
  /** Its author has sent it again as another. */
  resend(from: string, to: string, mark: string | null): void;
  discard(operationId: string): void;
  /** A death left open whether the author's wish was stored. */
  doubt(device: DeviceName): void;
  /** Devices on which something may have been resent or discarded without a word of it. */
  isInDoubt(device: DeviceName): boolean;
  /** The account ended: what was unsent is shown to its author, and then gone. */
  sayFarewell(device: DeviceName, operationIds: readonly string[]): void;
}

export function createLedger(): Ledger {
  const entries = new Map<string, LedgerEntry>();
  const doubted = new Set<DeviceName>();
  return {
    enter: (entry) => void entries.set(entry.operationId, { ...entry, end: null }),
    entries: () => [...entries.values()],
    find: (id) => entries.get(id),
    resend(from, to, mark) {
      const former = entries.get(from);
      if (!former || from === to) return;
      former.end = { type: "resent as", operationId: to };
      entries.set(to, { ...former, operationId: to, mark: mark ?? former.mark, end: null });
    },
    discard(operationId) {
      const entry = entries.get(operationId);
      if (entry) entry.end = { type: "discarded" };
    },
    doubt: (device) => void doubted.add(device),
    isInDoubt: (device) => doubted.has(device),
    sayFarewell(device, operationIds) {
      for (const id of operationIds) {
        const entry = entries.get(id);
        if (entry?.device === device) entry.end = { type: "said farewell" };
      }
    },
  };
}

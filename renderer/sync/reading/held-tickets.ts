// The confirmed state of a few tickets, held in memory: asked of the store once, and then as it tells of them.

import type { RxChangeEventBulk } from "rxdb";
import type { TicketDocument } from "#protocol/sync/documents.ts";
import { findDocumentsById, withoutMeta } from "#renderer/database/ask-storage.ts";
import { isEmptied } from "#renderer/database/emptied.ts";
import type { DeskDatabase } from "#renderer/database/open-database.ts";

export interface HeldTickets {
  /** Undefined where it is not known yet, null where the store has none. */
  get(id: string): TicketDocument | null | undefined;
  /** Asks the store for those that are not known yet. One time after the other. */
  lookUp(ids: Iterable<string>): Promise<void>;
  /** What the store tells. @returns whether one of the wanted tickets has changed by it. */
  take(bulk: ToldTickets): boolean;
  /** Lets go of what is not wanted any more. */
  forgetUnwanted(): void;
}

export type ToldTickets = Pick<RxChangeEventBulk<TicketDocument>, "events" | "context">;

export function holdTickets({ tickets }: DeskDatabase, isWanted: (id: string) => boolean): HeldTickets {
  const held = new Map<string, TicketDocument | null>();
  /** What was told of tickets while the store is being asked for them: it is newer than the answer. */
  let told: { asked: readonly string[]; of: Map<string, TicketDocument | null> } | null = null;

  function takeNone(): boolean {
    for (const id of told?.asked ?? []) told?.of.set(id, null);
    for (const id of held.keys()) held.set(id, null);
    return held.size > 0;
  }

  return {
    get: (id) => held.get(id),
    async lookUp(ids) {
      const missing = [...ids].filter((id) => !held.has(id));
      if (missing.length === 0) return;
      const meanwhile = new Map<string, TicketDocument | null>();
      told = { asked: missing, of: meanwhile };
      const found = await findDocumentsById(tickets, missing).finally(() => {
        told = null;
      });
      const newest = new Map([...found, ...meanwhile]);
      for (const id of missing) if (isWanted(id)) held.set(id, newest.get(id) ?? null);
    },
    take(bulk) {
      if (isEmptied(bulk)) return takeNone();
      let isAnyWanted = false;
      for (const { documentId, documentData } of bulk.events) {
        const document = documentData._deleted ? null : withoutMeta(documentData);
        told?.of.set(documentId, document);
        if (!isWanted(documentId)) continue;
        held.set(documentId, document);
        isAnyWanted = true;
      }
      return isAnyWanted;
    },
    forgetUnwanted() {
      for (const id of held.keys()) if (!isWanted(id)) held.delete(id);
    },
  };
}

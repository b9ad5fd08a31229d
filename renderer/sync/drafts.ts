// Text being typed, kept on this device alone until its author sends or discards it (M4).

import type { StoredDraft } from "#renderer/database/local-documents.ts";
import type { DeskDatabase } from "#renderer/database/open-database.ts";
import type { Desk, Draft } from "./desk.ts";
import { type DeviceClock, instantOf } from "./device-clock.ts";
import type { Mirror } from "./mirror.ts";
import { isSameJson, watched } from "./watch.ts";

type Drafts = Pick<Desk, "findDraft" | "keepDraft" | "discardDraft" | "watchDrafts">;

export function createDrafts(database: DeskDatabase, mirror: Mirror<StoredDraft>, clock: DeviceClock): Drafts {
  return {
    async findDraft(ticketId, kind) {
      const stored = await database.drafts.findOne(idOf(ticketId, kind)).exec();
      return stored ? toDraft(stored.toJSON()) : null;
    },
    async keepDraft({ ticketId, kind, text }) {
      const id = idOf(ticketId, kind);
      await database.drafts.incrementalUpsert({ id, ticketId, kind, text, updatedAt: instantOf(clock) });
    },
    async discardDraft(ticketId, kind) {
      const stored = await database.drafts.findOne(idOf(ticketId, kind)).exec();
      // The words go with the draft: RxDB would keep them in the marker of the removed document.
      await stored?.incrementalModify((draft) => ({ ...draft, text: "", _deleted: true }));
    },
    watchDrafts: () => watched(mirror.changed$, () => [...mirror.all().values()].map(toDraft), isSameJson),
  };
}

function idOf(ticketId: string, kind: Draft["kind"]): string {
  return `${ticketId}|${kind}`;
}

function toDraft({ id: _id, ...draft }: StoredDraft): Draft {
  return draft;
}

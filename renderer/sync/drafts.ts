// Text being typed, kept on this device alone until its author sends or discards it (M4): a value of the store by ticket
// and kind.

import { z } from "zod";
import { instantSchema } from "#domain/ticket/ticket.ts";
import type { StoredValue } from "#renderer/database/local-documents.ts";
import type { DeskDatabase } from "#renderer/database/open-database.ts";
import type { Desk, Draft } from "./desk.ts";
import { type DeviceClock, instantOf } from "./device-clock.ts";
import type { Mirror } from "./mirror.ts";
import { isSameJson, watched } from "./watch.ts";

type Drafts = Pick<Desk, "findDraft" | "keepDraft" | "discardDraft" | "watchDrafts">;
type Values = Pick<Mirror<StoredValue>, "all">;

const draftSchema = z.strictObject({
  ticketId: z.string().max(60),
  kind: z.enum(["reply", "note", "new_ticket"]),
  text: z.string(),
  updatedAt: instantSchema,
}) satisfies z.ZodType<Draft>;

const PREFIX = "draft|";

export function createDrafts({ values }: DeskDatabase, mirror: Mirror<StoredValue>, clock: DeviceClock): Drafts {
  return {
    async findDraft(ticketId, kind) {
      const stored = await values.findOne(idOf(ticketId, kind)).exec();
      return stored ? draftSchema.parse(stored.toJSON().value) : null;
    },
    async keepDraft({ ticketId, kind, text }) {
      const value: Draft = { ticketId, kind, text, updatedAt: instantOf(clock) };
      await values.incrementalUpsert({ id: idOf(ticketId, kind), value: { ...value } });
    },
    async discardDraft(ticketId, kind) {
      const stored = await values.findOne(idOf(ticketId, kind)).exec();
      // The words go with the draft: RxDB would keep them in the marker of the removed document.
      await stored?.incrementalModify((draft) => ({ ...draft, value: {}, _deleted: true }));
    },
    watchDrafts: () => watched(mirror.changed$, () => draftsAmong(mirror), isSameJson),
  };
}

export function draftsAmong(values: Values): Draft[] {
  const drafts = [...values.all().values()].filter(({ id }) => id.startsWith(PREFIX));
  return drafts.map(({ value }) => draftSchema.parse(value));
}

function idOf(ticketId: string, kind: Draft["kind"]): string {
  return `${PREFIX}${ticketId}|${kind}`;
}

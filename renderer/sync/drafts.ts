// Text being typed, kept on this device alone until its author sends or discards it (M4): a value of the store by ticket
// and kind, with the ticket as its author knew it, to name the words by when the ticket has left this device.

import { z } from "zod";
import { instantSchema } from "#domain/ticket/ticket.ts";
import type { StoredValue } from "#renderer/database/local-documents.ts";
import type { DeskDatabase } from "#renderer/database/open-database.ts";
import type { Desk, Draft } from "./desk.ts";
import { type DeviceClock, instantOf } from "./device-clock.ts";
import type { Mirror } from "./mirror.ts";
import type { ShownTickets } from "./reading/shown-tickets.ts";
import { isSameJson, watched } from "./watch.ts";

type Drafts = Pick<Desk, "findDraft" | "keepDraft" | "discardDraft" | "watchDrafts">;
type Values = Pick<Mirror<StoredValue>, "all">;

const draftSchema = z.strictObject({
  ticketId: z.string().max(60),
  kind: z.enum(["reply", "note", "new_ticket"]),
  text: z.string(),
  updatedAt: instantSchema,
  about: z.strictObject({ ticketNumber: z.string().nullable(), subject: z.string() }).nullable().default(null),
}) satisfies z.ZodType<Draft>;
export type StoredDraft = z.infer<typeof draftSchema>;

const PREFIX = "draft|";

export interface DraftParts {
  database: DeskDatabase;
  mirror: Mirror<StoredValue>;
  tickets: Pick<ShownTickets, "find">;
  clock: DeviceClock;
}

export function createDrafts({ database: { values }, mirror, tickets, clock }: DraftParts): Drafts {
  async function aboutOf(ticketId: string, kind: Draft["kind"]): Promise<StoredDraft["about"]> {
    const former = mirror.all().get(idOf(ticketId, kind));
    const known = former ? draftSchema.parse(former.value).about : null;
    if (known) return known;
    const ticket = await tickets.find(ticketId);
    return ticket && { ticketNumber: ticket.ticketNumber, subject: ticket.subject };
  }

  return {
    async findDraft(ticketId, kind) {
      const stored = await values.findOne(idOf(ticketId, kind)).exec();
      return stored ? draftSchema.parse(stored.toJSON().value) : null;
    },
    async keepDraft({ ticketId, kind, text }) {
      const about = await aboutOf(ticketId, kind);
      const value: StoredDraft = { ticketId, kind, text, updatedAt: instantOf(clock), about };
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

export function draftsAmong(values: Values): StoredDraft[] {
  const drafts = [...values.all().values()].filter(({ id }) => id.startsWith(PREFIX));
  return drafts.map(({ value }) => draftSchema.parse(value));
}

function idOf(ticketId: string, kind: Draft["kind"]): string {
  return `${PREFIX}${ticketId}|${kind}`;
}

// One mark for each ticket that concerns this person, among the values of the replica. Several windows change them: each
// change says what it was made from, and what another window has changed meanwhile is left as it is.

import type { BulkWriteRow, RxDocumentData } from "rxdb";
import { z } from "zod";
import type { StoredValue } from "#renderer/database/local-documents.ts";
import type { DeskDatabase } from "#renderer/database/open-database.ts";
import type { Mirror } from "../mirror.ts";
import { isSameJson } from "../watch.ts";
import type { NewsMark } from "./judge-ticket.ts";

const PREFIX = "news|";
const CONFLICT = 409;
const markSchema = z.object({ seen: z.int(), isUnread: z.boolean(), isOnlyFollowed: z.literal(true).optional() });

/** By ticket. One that can't be read counts as none. */
export function marksAmong(values: Pick<Mirror<StoredValue>, "all">): Map<string, NewsMark> {
  const marks = new Map<string, NewsMark>();
  for (const value of values.all().values()) {
    const mark = value.id.startsWith(PREFIX) ? toMark(value) : null;
    if (mark) marks.set(value.id.slice(PREFIX.length), mark);
  }
  return marks;
}

/** As the store has them at this moment, by ticket. */
export async function findMarks(database: DeskDatabase, ticketIds: readonly string[]): Promise<Map<string, NewsMark>> {
  const found = await findStored(database, ticketIds);
  return new Map(
    [...found].flatMap(([ticketId, stored]) => {
      const mark = toMark(stored);
      return mark ? [[ticketId, mark] as const] : [];
    }),
  );
}

export interface MarkChange {
  ticketId: string;
  /** Null where there was none. */
  from: NewsMark | null;
  /** Null takes it away. */
  to: NewsMark | null;
}

/** All at once. @returns the tickets whose mark was another by then, and stays so. @throws where the store can't write. */
export async function changeMarks(database: DeskDatabase, changes: readonly MarkChange[]): Promise<string[]> {
  const stored = await findStored(
    database,
    changes.map(({ ticketId }) => ticketId),
  );
  const isStanding = ({ ticketId, from }: MarkChange) => isSameJson(toMark(stored.get(ticketId)), from);
  const rows = changes.filter(isStanding).map((change) => toRow(change, stored.get(change.ticketId)));
  const overtaken = changes.filter((change) => !isStanding(change)).map(({ ticketId }) => ticketId);
  if (rows.length === 0) return overtaken;
  const { error } = await database.values.storageInstance.bulkWrite(rows, "news-marks");
  const failed = error.find(({ status }) => status !== CONFLICT);
  if (failed) throw new Error(`What is new in a ticket could not be written to the local store: ${failed.documentId}`);
  return [...overtaken, ...error.map(({ documentId }) => documentId.slice(PREFIX.length))];
}

type Stored = RxDocumentData<StoredValue>;

async function findStored({ values }: DeskDatabase, ticketIds: readonly string[]): Promise<Map<string, Stored>> {
  const ids = ticketIds.map((ticketId) => PREFIX + ticketId);
  const found = await values.storageInstance.findDocumentsById(ids, true);
  return new Map(found.map((stored) => [stored.id.slice(PREFIX.length), stored]));
}

function toMark(stored: (StoredValue & { _deleted?: boolean }) | undefined): NewsMark | null {
  if (!stored || stored._deleted) return null;
  return markSchema.safeParse(stored.value).data ?? null;
}

/** RxDB gives it a revision of its own. */
function toRow({ ticketId, from, to }: MarkChange, previous: Stored | undefined): BulkWriteRow<StoredValue> {
  const value = { ...(to ?? from) };
  const kept = previous ?? { _rev: "", _meta: { lwt: 0 }, _attachments: {} };
  const document = { ...kept, id: PREFIX + ticketId, value, _deleted: to === null };
  return previous ? { previous, document } : { document };
}

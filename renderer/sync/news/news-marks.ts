// One mark for each ticket that concerns this person, among the values of the replica.

import { z } from "zod";
import type { StoredValue } from "#renderer/database/local-documents.ts";
import type { DeskDatabase } from "#renderer/database/open-database.ts";
import type { Mirror } from "../mirror.ts";
import type { NewsMark } from "./judge-ticket.ts";

const PREFIX = "news|";
const markSchema = z.object({ seen: z.int(), isUnread: z.boolean() });

/** By ticket. One that can't be read counts as none. */
export function marksAmong(values: Pick<Mirror<StoredValue>, "all">): Map<string, NewsMark> {
  const marks = new Map<string, NewsMark>();
  for (const { id, value } of values.all().values()) {
    const mark = id.startsWith(PREFIX) ? markSchema.safeParse(value).data : undefined;
    if (mark) marks.set(id.slice(PREFIX.length), mark);
  }
  return marks;
}

export async function keepMark({ values }: DeskDatabase, ticketId: string, mark: NewsMark): Promise<void> {
  await values.incrementalUpsert({ id: PREFIX + ticketId, value: { ...mark } });
}

export async function forgetMark({ values }: DeskDatabase, ticketId: string): Promise<void> {
  const stored = await values.findOne(PREFIX + ticketId).exec();
  await stored?.incrementalRemove();
}

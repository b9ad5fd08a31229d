// Who is mentioned in a note, and the names that readers without a directory of the staff are given.

import { mentionedIn, showMentions } from "#domain/conversation/mentions.ts";
import type { Actor } from "#domain/people/person.ts";
import type { NewMessage } from "#domain/ticket/decide-operation.ts";
import type { Transaction } from "../database/transact.ts";

/** The active staff that a note mentions, its author left out; nobody in a public reply. */
export async function findMentioned(tx: Transaction, message: NewMessage | undefined, actor: Actor): Promise<string[]> {
  const ids = message?.isInternalNote ? mentionedIn(message.message) : [];
  if (ids.length === 0) return [];
  const { rows } = await tx.query<{ id: string }>(
    "SELECT id FROM people WHERE id = ANY ($1::uuid[]) AND id <> $2 AND is_staff AND disabled_at IS NULL ORDER BY id",
    [ids, actor.id],
  );
  return rows.map(({ id }) => id);
}

/** The same messages, with the names of whom their notes mention. */
export async function nameMentioned<M extends { message: string; isInternalNote: boolean }>(
  tx: Transaction,
  messages: readonly M[],
): Promise<M[]> {
  const ids = messages.flatMap(({ message, isInternalNote }) => (isInternalNote ? mentionedIn(message) : []));
  if (ids.length === 0) return [...messages];
  const { rows } = await tx.query<{ id: string; display_name: string }>(
    "SELECT id, display_name FROM people WHERE id = ANY ($1::uuid[]) AND is_staff",
    [ids],
  );
  const names = new Map(rows.map(({ id, display_name: name }) => [id, name]));
  return messages.map((one) =>
    one.isInternalNote ? { ...one, message: showMentions(one.message, (id) => names.get(id) ?? null) } : one,
  );
}

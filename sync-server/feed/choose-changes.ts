// What of the desk's recent changes one person is shown: documents of tickets in their sight, made for them by the same
// functions as those of a pull.

import type { Actor } from "#domain/people/person.ts";
import { isStaff } from "#domain/people/role.ts";
import { audiencesOf } from "#domain/people/sight.ts";
import type { LiveChanges } from "#protocol/sync/live-stream.ts";
import { toHistoryDocument } from "./history-documents.ts";
import { toMessageDocument } from "./message-documents.ts";
import { toPersonDocument } from "./person-documents.ts";
import type { ReaderKind, RecentContent } from "./read-recent.ts";
import { toTicketDocument } from "./ticket-documents.ts";

export type ChangedDocuments = LiveChanges["documents"];

/** @returns null where there is more to tell than documents to keep: the person's devices pull. */
export function chooseChanges(content: RecentContent, viewer: Actor): ChangedDocuments | null {
  const audiences = audiencesOf(viewer);
  if ([...audiences, `person:${viewer.id}`].some((audience) => content.moved.has(audience))) return null;
  const kind: ReaderKind = isStaff(viewer.role) ? "staff" : "customer";
  const seen = ticketsSeenBy(content, audiences);
  const changed = content.changed[kind];
  return {
    ...listed(
      "tickets",
      content.tickets,
      ({ id }) => seen.has(id) && changed.tickets.has(id),
      (row) => toTicketDocument(viewer, { ...row, is_followed: seen.get(row.id) === true }),
    ),
    ...listed(
      "messages",
      content.messages,
      ({ id, ticket_id }) => seen.has(ticket_id) && changed.messages.has(id),
      (row) => toMessageDocument(viewer, row),
    ),
    ...listed(
      "history",
      content.history,
      ({ id, ticket_id }) => seen.has(ticket_id) && changed.history.has(id),
      (row) => toHistoryDocument(viewer, row),
    ),
    ...listed(
      "people",
      content.people,
      () => kind === "staff",
      (row) => toPersonDocument(viewer, row),
    ),
  };
}

/** Of each ticket in sight, whether the person follows it. */
function ticketsSeenBy(content: RecentContent, audiences: readonly string[]): ReadonlyMap<string, boolean> {
  const seen = new Map<string, boolean>();
  for (const { ticketId, audience, isFollower } of content.audiences) {
    if (audiences.includes(audience)) seen.set(ticketId, isFollower || seen.get(ticketId) === true);
  }
  return seen;
}

function listed<Name extends string, Row, Document>(
  name: Name,
  rows: readonly Row[],
  isShown: (row: Row) => boolean,
  toDocument: (row: Row) => Document,
): { [N in Name]?: Document[] } {
  const documents = rows.filter(isShown).map(toDocument);
  return documents.length === 0 ? {} : ({ [name]: documents } as { [N in Name]?: Document[] });
}

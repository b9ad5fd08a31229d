// The confirmed state of a replica: what the server shows one person, as flat documents. Written on a device by
// replication alone. What a person may not know has been left out by the server already (P3, P4).

import { z } from "zod";
import { roleSchema } from "#domain/people/role.ts";
import { historyFieldSchema, instantSchema, uuidSchema } from "#domain/ticket/ticket.ts";
import { departmentSchema, prioritySchema, statusSchema } from "#domain/ticket/values.ts";
import { versionSchema } from "./version.ts";

export const ticketDocumentSchema = z.strictObject({
  id: uuidSchema,
  ticketNumber: z.string(),
  /** Ticket numbers in numeric order, for an index to sort by (T8): `toNumberOrder` makes it. */
  numberOrder: z.int(),
  /** The customer, with the name and (for staff and themselves) the address to show. */
  userId: uuidSchema,
  customerName: z.string(),
  customerEmail: z.string(),
  subject: z.string(),
  description: z.string(),
  status: statusSchema,
  priority: prioritySchema,
  department: departmentSchema,
  /** For a customer: null unless the assignee has written publicly in the ticket (P4). */
  assignedTo: uuidSchema.nullable(),
  assigneeName: z.string().nullable(),
  /** Whether the person this replica belongs to follows the ticket (P2). */
  isFollowed: z.boolean(),
  /** Position of the thread's last message that this person may read, 0 for none. */
  lastPosition: z.int(),
  /** Since when the customer waits for an answer; `NOBODY_WAITS` where nobody does (domain/conversation/waiting.ts). */
  waitingSince: instantSchema,
  writtenAt: instantSchema,
  createdAt: instantSchema,
  /** The last change that this person may know of: an internal note moves it for staff alone. */
  updatedAt: instantSchema,
  closedAt: instantSchema.nullable(),
  version: versionSchema,
});
export type TicketDocument = z.infer<typeof ticketDocumentSchema>;

export const messageDocumentSchema = z.strictObject({
  id: uuidSchema,
  ticketId: uuidSchema,
  userId: uuidSchema,
  authorName: z.string(),
  message: z.string(),
  isInternalNote: z.boolean(),
  isStaffReply: z.boolean(),
  /** 1, 2, 3 … within what this person may read of the thread (M2): customers count no notes (P3). */
  position: z.int(),
  writtenAt: instantSchema,
  createdAt: instantSchema,
  updatedAt: instantSchema,
  version: versionSchema,
});
export type MessageDocument = z.infer<typeof messageDocumentSchema>;

export const historyDocumentSchema = z.strictObject({
  id: uuidSchema,
  ticketId: uuidSchema,
  field: historyFieldSchema,
  /** Values as they stood; for `assignedTo` and `userId` the ids of people, for whom the names stand beside. */
  from: z.string().nullable(),
  to: z.string().nullable(),
  fromName: z.string().nullable(),
  toName: z.string().nullable(),
  /** Null where this person may not know who it was; the name is then the desk's (P4). */
  actorId: uuidSchema.nullable(),
  actorName: z.string(),
  at: instantSchema,
  version: versionSchema,
});
export type HistoryDocument = z.infer<typeof historyDocumentSchema>;

/** Staff, for staff; and everybody themselves. Customers come with their tickets. */
export const personDocumentSchema = z.strictObject({
  id: uuidSchema,
  displayName: z.string(),
  email: z.string(),
  role: roleSchema,
  isDisabled: z.boolean(),
  /** Their open and in-progress tickets (T11); null where this person may not see it. */
  activeTickets: z.int().nullable(),
  version: versionSchema,
});
export type PersonDocument = z.infer<typeof personDocumentSchema>;

/**
 * Word to one person that a value they had set was replaced by somebody who had not seen it (S6). It stands by itself, for
 * the ticket may have left their sight by the same change.
 */
export const noticeDocumentSchema = z.strictObject({
  id: uuidSchema,
  ticketId: uuidSchema,
  ticketNumber: z.string(),
  subject: z.string(),
  field: historyFieldSchema,
  /** What the person had set, and what stands now; as in `historyDocumentSchema`. */
  from: z.string().nullable(),
  to: z.string().nullable(),
  fromName: z.string().nullable(),
  toName: z.string().nullable(),
  /** Who replaced it, as this person may know them (P4). */
  actorId: uuidSchema.nullable(),
  actorName: z.string(),
  at: instantSchema,
  version: versionSchema,
});
export type NoticeDocument = z.infer<typeof noticeDocumentSchema>;

/**
 * Raised when documents that have not changed are to be sent again all the same, for they have got a form that no device can
 * work out for itself; `FORM_OF` in scope.ts says of which collections.
 */
export const DOCUMENT_FORM = 2;

export const COLLECTION_SCHEMAS = {
  tickets: ticketDocumentSchema,
  messages: messageDocumentSchema,
  history: historyDocumentSchema,
  people: personDocumentSchema,
  notices: noticeDocumentSchema,
} as const;

export type CollectionName = keyof typeof COLLECTION_SCHEMAS;
export const COLLECTION_NAMES = Object.keys(COLLECTION_SCHEMAS) as CollectionName[];
export type DocumentOf<N extends CollectionName> = z.infer<(typeof COLLECTION_SCHEMAS)[N]>;

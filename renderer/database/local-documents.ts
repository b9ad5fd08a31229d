// What this device keeps of its own, besides the confirmed state that replication brings: the operations its person
// made, the text being typed, and a few single values. Protocol knows nothing of these.

import { z } from "zod";
import { OPERATION_KINDS, seenSchema } from "#domain/ticket/operation.ts";
import { instantSchema, uuidSchema } from "#domain/ticket/ticket.ts";
import { outcomeSchema } from "#protocol/sync/push.ts";

/** An operation from the moment it is stored until it is settled, or dismissed by its author where it was refused. */
export const storedOperationSchema = z.strictObject({
  id: uuidSchema,
  /** The order in which they were made on this device, over all its windows. */
  order: z.int().min(1),
  /** The running number under which it is sent; given once, just before the first sending, and never changed. */
  number: z.int().min(1).nullable(),
  kind: z.enum(OPERATION_KINDS),
  ticketId: uuidSchema,
  args: z.record(z.string(), z.unknown()),
  seen: seenSchema,
  writtenAt: instantSchema,
  /** The ticket as its author knew it, to name the operation by when the ticket has left this device. */
  about: z.strictObject({ ticketNumber: z.string().nullable(), subject: z.string() }).nullable(),
  outcome: outcomeSchema.nullable(),
  /** The server has answered under its number, so it is not sent again. */
  isAnswered: z.boolean(),
  /** Its number goes out as `discarded`: its author withdrew it, or the server could not read it. */
  isWithdrawn: z.boolean(),
});
export type StoredOperation = z.infer<typeof storedOperationSchema>;

/**
 * A single value by name: `replica-values.ts` in renderer/sync knows the names and the shapes, `drafts.ts` those of the drafts, which
 * are values by ticket and kind, and `filters/filter-state.ts` that of the filters that its person saved.
 */
export const storedValueSchema = z.strictObject({
  id: z.string().max(100),
  value: z.record(z.string(), z.unknown()),
});
export type StoredValue = z.infer<typeof storedValueSchema>;

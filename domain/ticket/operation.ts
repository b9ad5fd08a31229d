// Operations: what a person wants done, as one append-only record each. A device makes them, also offline; the server
// judges and applies them in the order of the device's running number. They carry no implied field: what an operation
// entails (T1 to T7) is decided by `decide-operation.ts`, on the device to show it and on the server to make it so.

import { z } from "zod";
import { displayNameSchema, emailSchema } from "../people/person.ts";
import { bodySchema, instantSchema, subjectSchema, uuidSchema } from "./ticket.ts";
import { departmentSchema, prioritySchema, statusSchema } from "./values.ts";

/** The customer a ticket is for: somebody known by id, or an e-mail address, known to the desk or new. */
export const customerChoiceSchema = z.union(
  [
    z.strictObject({ id: uuidSchema }),
    z.strictObject({ email: emailSchema, displayName: displayNameSchema.optional() }),
  ],
  { error: "must be {id} or {email, displayName?}" },
);
export type CustomerChoice = z.infer<typeof customerChoiceSchema>;

const nothing = z.strictObject({});

/** The arguments of each kind of operation. */
export const OPERATION_ARGS = {
  createTicket: z.strictObject({
    subject: subjectSchema,
    description: bodySchema,
    priority: prioritySchema.optional(),
    department: departmentSchema.optional(),
    /** Left out by a customer, whose own it is. */
    customer: customerChoiceSchema.optional(),
  }),
  addMessage: z.strictObject({
    messageId: uuidSchema,
    message: bodySchema,
    isInternalNote: z.boolean({ error: "must be true or false" }),
  }),
  setStatus: z.strictObject({ status: statusSchema }),
  setPriority: z.strictObject({ priority: prioritySchema }),
  assign: z.strictObject({ assigneeId: uuidSchema }),
  unassign: nothing,
  take: nothing,
  handBack: nothing,
  editFields: z
    .strictObject({
      subject: subjectSchema.optional(),
      description: bodySchema.optional(),
      department: departmentSchema.optional(),
      customer: customerChoiceSchema.optional(),
    })
    .refine((fields) => Object.values(fields).some((value) => value !== undefined), "must change at least one field"),
  follow: nothing,
  unfollow: nothing,
} as const;

export type OperationKind = keyof typeof OPERATION_ARGS;
export const OPERATION_KINDS = Object.keys(OPERATION_ARGS) as OperationKind[];

/**
 * What the author had before their eyes: the value of each field they are changing, and the position of the last
 * message of the thread. By it the server tells who was overruled (S6) and what had not been seen (M3).
 */
export const seenSchema = z.strictObject({
  fields: z.record(z.string().max(40), z.string().max(20_000).nullable()).optional(),
  position: z.int().min(0).optional(),
});
export type Seen = z.infer<typeof seenSchema>;

const envelope = {
  id: uuidSchema,
  /** The replica's running number, from 1, without a gap. */
  number: z.int("must be a whole number").min(1, "must be 1 or more"),
  ticketId: uuidSchema,
  seen: seenSchema,
  /** The author's clock, for display alone (S7). */
  writtenAt: instantSchema,
};

function operationOf<K extends OperationKind>(kind: K) {
  return z.strictObject({ ...envelope, kind: z.literal(kind), args: OPERATION_ARGS[kind] });
}

export const operationSchema = z.discriminatedUnion("kind", [
  operationOf("createTicket"),
  operationOf("addMessage"),
  operationOf("setStatus"),
  operationOf("setPriority"),
  operationOf("assign"),
  operationOf("unassign"),
  operationOf("take"),
  operationOf("handBack"),
  operationOf("editFields"),
  operationOf("follow"),
  operationOf("unfollow"),
]);
export type Operation = z.infer<typeof operationSchema>;
export type OperationOf<K extends OperationKind> = Extract<Operation, { kind: K }>;

/** An operation's kind and arguments alone: what the rules judge. */
export type Intent = { [K in OperationKind]: { kind: K; args: z.infer<(typeof OPERATION_ARGS)[K]> } }[OperationKind];

import { z } from "zod";

export const REFUSAL_CODES = [
  /** No such ticket, or none in this person's reach: the two are never told apart (S9). */
  "not_found",
  "forbidden",
  "invalid",
  /** Somebody else took the ticket first (T12). */
  "already_taken",
  "not_assigned_to_you",
  "unknown_assignee",
  "unknown_customer",
] as const;

export const refusalSchema = z.strictObject({
  code: z.enum(REFUSAL_CODES),
  /** A whole sentence for the author: what was wrong and how to mend it. */
  message: z.string(),
  /** The field at fault, as a dotted path, where there is one. */
  field: z.string().optional(),
  /** Who has the ticket now, where that is the reason. */
  assignedTo: z.string().nullable().optional(),
});
export type Refusal = z.infer<typeof refusalSchema>;
export type RefusalCode = Refusal["code"];

export const NOT_FOUND: Refusal = {
  code: "not_found",
  message: "This ticket does not exist, or it is not yours to see.",
};

export function forbidden(message: string, field?: string): Refusal {
  return field === undefined ? { code: "forbidden", message } : { code: "forbidden", message, field };
}

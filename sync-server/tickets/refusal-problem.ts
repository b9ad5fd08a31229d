import type { Refusal, RefusalCode } from "#domain/ticket/refusal.ts";
import type { ProblemType } from "#protocol/problem.ts";
import type { Transaction } from "../database/transact.ts";
import { ProblemError } from "../http/problem-error.ts";

const TYPES: Readonly<Record<RefusalCode, ProblemType>> = {
  not_found: "not-found",
  forbidden: "forbidden",
  invalid: "invalid-request",
  already_taken: "already-taken",
  not_assigned_to_you: "not-assigned-to-you",
  unknown_assignee: "invalid-request",
  unknown_customer: "invalid-request",
};

/** Fields of operations that REST knows by another name. */
const REST_NAMES: Readonly<Record<string, string>> = { isInternalNote: "is_internal_note", assigneeId: "employee_id" };

/** A refusal of the domain as the problem that a REST client is answered. Staff are told who has the ticket (T12). */
export async function toRefusalProblem(tx: Transaction, refusal: Refusal): Promise<ProblemError> {
  const { code, message, field, assignedTo } = refusal;
  const errors = field === undefined ? {} : { errors: [{ field: REST_NAMES[field] ?? field, message }] };
  const holder = assignedTo ? await findName(tx, assignedTo) : null;
  const detail = holder === null ? message : `${message} It is assigned to ${holder}.`;
  return new ProblemError(TYPES[code], { detail, ...errors });
}

async function findName(tx: Transaction, personId: string): Promise<string | null> {
  const { rows } = await tx.query<{ display_name: string }>("SELECT display_name FROM people WHERE id = $1", [
    personId,
  ]);
  return rows[0]?.display_name ?? null;
}

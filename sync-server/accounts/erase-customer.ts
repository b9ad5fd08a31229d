// Deleting a customer's data at their request. In one transaction the person goes: address, name, password, sessions. Their
// words follow at once in small ones, as a job, for there may be thousands of tickets (`erase-words.ts`).

import type { Actor } from "#domain/people/person.ts";
import { isStaff, type Role } from "#domain/people/role.ts";
import type { ErasedCustomer } from "#protocol/account/erased-customer.ts";
import { writeSecurityEvent } from "../audit/write-security-event.ts";
import { type Transaction, transact } from "../database/transact.ts";
import { ProblemError } from "../http/problem-error.ts";
import { addJob } from "../jobs/add-job.ts";
import type { Services } from "../services.ts";
import { eraseWords } from "./erase-words.ts";
import { type Managed, manageAccount, revokeSessions } from "./manage-account.ts";
import { noteNameChange } from "./rename-person.ts";

export const ERASED_NAME = "Erased customer";

/**
 * For an admin. Their words are gone a moment later. Erasing again changes nothing.
 * @throws ProblemError `forbidden` where the actor may not do this or it is no customer, `not-found`.
 */
export async function eraseCustomer(services: Services, managed: Managed): Promise<ErasedCustomer> {
  const { personId } = managed;
  await manageAccount(services, { ...managed, act: { type: "erase" } }, (tx) =>
    erasePerson(tx, personId, services.now()),
  );
  const select = "SELECT erased_at FROM people WHERE id = $1";
  const { rows } = await services.pool.query<{ erased_at: Date }>(select, [personId]);
  if (!rows[0]) throw new ProblemError("not-found");
  return { id: personId, erased_at: rows[0].erased_at.toISOString() };
}

/**
 * For a command on the server: done when the last word is gone. @throws Error with a sentence, where there is no such
 * customer.
 */
export async function eraseCustomerByCommand(services: Services, customer: { id: string } | { email: string }) {
  const at = services.now();
  const personId = await transact(services.pool, async (tx) => {
    const { id } = await mustFindCustomer(tx, customer);
    await erasePerson(tx, id, at);
    await writeSecurityEvent(tx, { kind: "customer_erased", at, subjectId: id });
    return id;
  });
  return { personId, tickets: await eraseWords(services, personId) };
}

async function mustFindCustomer(tx: Transaction, customer: { id: string } | { email: string }): Promise<Actor> {
  const [key, value] = "id" in customer ? ["id", customer.id] : ["email", customer.email];
  const { rows } = await tx.query<{ id: string; role: Role }>(
    `SELECT id, role FROM people WHERE ${key} = $1 FOR NO KEY UPDATE`,
    [value],
  );
  const [person] = rows;
  if (!person) throw new ProblemError("not-found", { detail: `There is nobody with ${key} ${value}.` });
  if (isStaff(person.role)) {
    throw new ProblemError("forbidden", { detail: "That is an account of staff. Only customers can be erased." });
  }
  return person;
}

/** What refers to the person keeps doing so; nothing there tells of them any more. */
async function erasePerson(tx: Transaction, personId: string, at: Date): Promise<void> {
  const { rowCount } = await tx.query(
    `UPDATE people SET email = 'erased-' || id || '@erased.invalid', display_name = $3, password_hash = NULL,
       disabled_at = coalesce(disabled_at, $2), erased_at = $2, updated_at = $2
     WHERE id = $1 AND erased_at IS NULL`,
    [personId, at, ERASED_NAME],
  );
  // Also where it was done before: what may have been left is looked for again.
  await addJob(tx, "erase-words", { payload: { personId }, key: personId });
  if (rowCount === 0) return;
  await revokeSessions(tx, { personId, at, because: "account_disabled" });
  await tx.query("UPDATE sessions SET device = NULL WHERE person_id = $1", [personId]);
  await tx.query("DELETE FROM api_tokens WHERE person_id = $1", [personId]);
  await tx.query("DELETE FROM idempotency_keys WHERE person_id = $1", [personId]);
  await noteNameChange(tx, personId);
}

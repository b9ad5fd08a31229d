import { uuidv7 } from "uuidv7";
import type { Role } from "#domain/people/role.ts";
import type { CustomerChoice } from "#domain/ticket/operation.ts";
import { createPerson } from "../accounts/create-person.ts";
import type { Transaction } from "../database/transact.ts";

export interface ChosenCustomer {
  id: string;
  role: Role;
  /** Set where the address is new to the desk: the person is yet to be made. */
  newcomer?: { email: string; displayName: string };
}

/** Whom a choice of customer comes to: somebody known, or for an address that is new, somebody to make. */
export async function findCustomer(tx: Transaction, choice: CustomerChoice): Promise<ChosenCustomer | null> {
  const known = "id" in choice ? await findPerson(tx, "id", choice.id) : await findPerson(tx, "email", choice.email);
  if (known) return known.isErased ? null : known;
  if ("id" in choice) return null;
  const displayName = choice.displayName ?? nameFromAddress(choice.email);
  return { id: uuidv7(), role: "customer", newcomer: { email: choice.email, displayName } };
}

/** Makes the person where they are new, without a password: they can't sign in until they are given one. */
export async function makeCustomer(tx: Transaction, { id, newcomer }: ChosenCustomer, now: Date): Promise<void> {
  if (newcomer) await createPerson(tx, { id, ...newcomer, role: "customer", now });
}

interface KnownPerson extends ChosenCustomer {
  isErased: boolean;
}

/** Locked against being erased in between: nobody gets a ticket once they are. */
async function findPerson(tx: Transaction, key: "id" | "email", value: string): Promise<KnownPerson | null> {
  const { rows } = await tx.query<KnownPerson>(
    `SELECT id, role, erased_at IS NOT NULL AS "isErased" FROM people WHERE ${key} = $1 FOR KEY SHARE`,
    [value],
  );
  return rows[0] ?? null;
}

function nameFromAddress(email: string): string {
  return email.slice(0, email.indexOf("@"));
}

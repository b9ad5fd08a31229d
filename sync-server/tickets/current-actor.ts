import type { Actor } from "#domain/people/person.ts";
import type { Role } from "#domain/people/role.ts";
import type { Transaction } from "../database/transact.ts";
import { ProblemError } from "../http/problem-error.ts";

export interface ActorRow {
  role: Role;
  is_disabled: boolean;
}

/** Who acts, as their account stands now (P1, P5). @throws ProblemError where it is disabled. */
export async function currentActor(tx: Transaction, personId: string): Promise<Actor> {
  const { rows } = await tx.query<ActorRow>(
    "SELECT role, disabled_at IS NOT NULL AS is_disabled FROM people WHERE id = $1",
    [personId],
  );
  return mustBeActive(personId, rows[0]);
}

/** @throws ProblemError where the account is disabled. */
export function mustBeActive(personId: string, row: ActorRow | undefined): Actor {
  if (!row || row.is_disabled) throw new ProblemError("account-disabled", { detail: "Ask an admin of your desk." });
  return { id: personId, role: row.role };
}

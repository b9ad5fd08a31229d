import type { Actor } from "#domain/people/person.ts";
import type { Role } from "#domain/people/role.ts";
import type { Transaction } from "../database/transact.ts";
import { ProblemError } from "../http/problem-error.ts";

/** Who acts, as their account stands now (P1, P5). @throws ProblemError where it is disabled. */
export async function currentActor(tx: Transaction, personId: string): Promise<Actor> {
  const { rows } = await tx.query<{ role: Role; is_disabled: boolean }>(
    "SELECT role, disabled_at IS NOT NULL AS is_disabled FROM people WHERE id = $1",
    [personId],
  );
  const [row] = rows;
  if (!row || row.is_disabled) throw new ProblemError("account-disabled", { detail: "Ask an admin of your desk." });
  return { id: personId, role: row.role };
}

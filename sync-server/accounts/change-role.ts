import { canManage } from "#domain/people/permissions.ts";
import type { Actor } from "#domain/people/person.ts";
import type { Role } from "#domain/people/role.ts";
import { type Transaction, transact } from "../database/transact.ts";
import { ProblemError } from "../http/problem-error.ts";
import type { Services } from "../services.ts";

interface RoleChange {
  actor: Actor;
  personId: string;
  role: Role;
}

/**
 * Gives a member of staff another role; their live streams close, and their devices wipe and re-fetch (P5).
 * @throws ProblemError `forbidden` where the actor may not manage both the old role and the new, `not-found`.
 */
export async function changeRole(services: Services, { actor, personId, role }: RoleChange): Promise<void> {
  const version = await transact(services.pool, async (tx) => {
    const before = await lockRole(tx, personId);
    if (!canManage(actor.role, before) || !canManage(actor.role, role)) throw new ProblemError("forbidden");
    const { rows } = await tx.query<{ version: string }>(
      "UPDATE people SET role = $2, updated_at = $3 WHERE id = $1 RETURNING version::text",
      [personId, role, services.now()],
    );
    return rows[0]?.version ?? "0";
  });
  services.announcer.announce({ audiences: [`person:${personId}`, "staff"], version });
}

async function lockRole(tx: Transaction, personId: string): Promise<Role> {
  const { rows } = await tx.query<{ role: Role }>("SELECT role FROM people WHERE id = $1 FOR UPDATE", [personId]);
  if (!rows[0]) throw new ProblemError("not-found");
  return rows[0].role;
}

import { canManage } from "#domain/people/permissions.ts";
import type { Actor } from "#domain/people/person.ts";
import type { Role } from "#domain/people/role.ts";
import { transact } from "../database/transact.ts";
import { ProblemError } from "../http/problem-error.ts";
import type { Services } from "../services.ts";
import { currentVersion } from "./disable-person.ts";

interface RoleChange {
  actor: Actor;
  personId: string;
  role: Role;
}

/**
 * Gives a member of staff another role; their devices wipe and re-fetch (P5).
 * @throws ProblemError `forbidden` where the actor may manage neither the old role nor the new, `not-found`.
 */
export async function changeRole({ pool, now, announcer }: Services, { actor, personId, role }: RoleChange) {
  const version = await transact(pool, async (tx) => {
    const { rows } = await tx.query<{ role: Role }>("SELECT role FROM people WHERE id = $1 FOR UPDATE", [personId]);
    const before = rows[0]?.role;
    if (before === undefined) throw new ProblemError("not-found");
    if (!canManage(actor.role, before) || !canManage(actor.role, role)) throw new ProblemError("forbidden");
    await tx.query("UPDATE people SET role = $2, updated_at = $3 WHERE id = $1", [personId, role, now()]);
    return currentVersion(tx);
  });
  announcer.announce({ audiences: [`person:${personId}`, "staff"], version });
}

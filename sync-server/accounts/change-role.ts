import type { Role } from "#domain/people/role.ts";
import type { Services } from "../services.ts";
import { type Managed, manageAccount } from "./manage-account.ts";

/**
 * Gives a member of staff another role; their live streams close, and their devices wipe and re-fetch (P5). What they
 * follow and what is assigned to them stays theirs.
 * @throws ProblemError `forbidden` where the actor may not manage both the old role and the new, `not-found`.
 */
export async function changeRole(
  services: Services,
  { actor, personId, role }: Managed & { role: Role },
): Promise<void> {
  await manageAccount(services, { actor, personId, act: { type: "changeRole", role } }, async (tx) => {
    await tx.query("UPDATE people SET role = $2, updated_at = $3 WHERE id = $1", [personId, role, services.now()]);
  });
}

import { canManage } from "#domain/people/permissions.ts";
import type { Actor } from "#domain/people/person.ts";
import type { CreateStaff } from "#protocol/account/staff.ts";
import { writeSecurityEvent } from "../audit/write-security-event.ts";
import { transact } from "../database/transact.ts";
import { ProblemError } from "../http/problem-error.ts";
import type { Services } from "../services.ts";
import { currentActor } from "../tickets/current-actor.ts";
import { currentVersion } from "../tickets/versions.ts";
import { createPerson } from "./create-person.ts";
import { inventPassword } from "./reset-password.ts";

/**
 * Makes an account of staff, with a password that is told this once.
 * @throws ProblemError `forbidden` where the actor may not manage that role, `invalid-request` where the address is taken.
 */
export async function createStaff(
  services: Services,
  { actor, email, display_name: displayName, role }: CreateStaff & { actor: Actor },
): Promise<{ id: string; password: string }> {
  const password = inventPassword();
  const { id, version } = await transact(services.pool, async (tx) => {
    const acting = await currentActor(tx, actor.id);
    if (!canManage(acting.role, role)) {
      throw new ProblemError("forbidden", { reason: "account-not-yours", detail: `You may not make a ${role}.` });
    }
    const at = services.now();
    const created = await createPerson(tx, { email, displayName, role, password, now: at });
    const event = { kind: "account_created", at, actorId: actor.id, subjectId: created, detail: { role } } as const;
    await writeSecurityEvent(tx, event);
    return { id: created, version: await currentVersion(tx) };
  }).catch(explainTakenAddress);
  services.announcer.announce({ audiences: ["staff"], version });
  return { id, password };
}

/** Of what creating a person threw. @throws ProblemError `invalid-request` where it was that, or what it was. */
export function explainTakenAddress(error: unknown): never {
  const { code, constraint } = error as { code?: unknown; constraint?: unknown };
  if (code !== "23505" || constraint !== "people_email_key") throw error;
  // A customer's account never becomes one of staff, so for them too the address is taken.
  const message = "belongs to another account; use another address";
  throw new ProblemError("invalid-request", { reason: "address-taken", errors: [{ field: "email", message }] });
}

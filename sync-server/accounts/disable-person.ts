import type { Services } from "../services.ts";
import { type Managed, manageAccount, revokeSessions } from "./manage-account.ts";

/**
 * P5: a disabled account loses access at once: its sessions end and its live streams close. Tickets assigned to it stay so,
 * and stay in its workload: admins see them there and assign them anew, and nothing has moved if the account comes back.
 * @throws ProblemError `forbidden` where the actor may not do this, `not-found`.
 */
export async function disablePerson(services: Services, managed: Managed): Promise<void> {
  const at = services.now();
  const { personId } = managed;
  await manageAccount(services, { ...managed, act: { type: "disable" } }, async (tx) => {
    await tx.query("UPDATE people SET disabled_at = coalesce(disabled_at, $2), updated_at = $2 WHERE id = $1", [
      personId,
      at,
    ]);
    await revokeSessions(tx, { personId, at, because: "account_disabled" });
  });
}

/** Lets a disabled account sign in again, to all it had: its sessions stay ended. @throws as `disablePerson` does. */
export async function enablePerson(services: Services, managed: Managed): Promise<void> {
  await manageAccount(services, { ...managed, act: { type: "enable" } }, async (tx) => {
    await tx.query("UPDATE people SET disabled_at = NULL, updated_at = $2 WHERE id = $1", [
      managed.personId,
      services.now(),
    ]);
  });
}

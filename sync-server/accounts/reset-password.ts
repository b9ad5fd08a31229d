import { randomInt } from "node:crypto";
import type { Services } from "../services.ts";
import { type Managed, manageAccount, revokeSessions } from "./manage-account.ts";
import { hashPassword } from "./password.ts";

/**
 * Gives an account another password, which is told this once, and ends its sessions.
 * @throws ProblemError `forbidden` where the actor may not do this, `not-found`.
 */
export async function resetPassword(services: Services, { actor, personId }: Managed): Promise<string> {
  const password = inventPassword();
  const passwordHash = await hashPassword(password);
  const at = services.now();
  await manageAccount(services, { actor, personId, act: { type: "resetPassword" } }, async (tx) => {
    await tx.query("UPDATE people SET password_hash = $2, updated_at = $3 WHERE id = $1", [personId, passwordHash, at]);
    await revokeSessions(tx, { personId, at, because: "revoked" });
  });
  return password;
}

/** Letters and digits that can't be taken for each other, by eye or over the telephone. */
const ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789";
const GROUPS = 4;
const GROUP_LENGTH = 5;

/** About 99 bits, for somebody to copy once. */
export function inventPassword(): string {
  const group = () => Array.from({ length: GROUP_LENGTH }, () => ALPHABET[randomInt(ALPHABET.length)]).join("");
  return Array.from({ length: GROUPS }, group).join("-");
}

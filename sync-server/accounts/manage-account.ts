// Whatever is done to somebody's account goes through here: both accounts are locked, the domain judges by how they stand
// then, it is written down with the security events, and whoever is concerned is told after the commit.

import {
  type AccountAct,
  findManagingFault,
  MANAGING_FAULTS,
  type ManagingFault,
} from "#domain/people/manage-account.ts";
import type { Actor } from "#domain/people/person.ts";
import { isStaff, type Role } from "#domain/people/role.ts";
import type { SecurityEventKind } from "#protocol/account/security-event.ts";
import type { ProblemReason } from "#protocol/problem.ts";
import { writeSecurityEvent } from "../audit/write-security-event.ts";
import { type Transaction, transact } from "../database/transact.ts";
import { ProblemError } from "../http/problem-error.ts";
import type { Services } from "../services.ts";
import { revokeApiTokens } from "./api-tokens.ts";
import { isDoneFirst } from "./done-requests.ts";

/** Who does it, to whom. */
export interface Managed {
  actor: Actor;
  personId: string;
  /** Of a request that may come again: it is carried out once. */
  requestId?: string;
}

/**
 * Runs `work` where the actor may do this to the person. `work` must write to the person's row.
 * @throws ProblemError `forbidden` with the reason, `not-found`, or `account-disabled` where the actor's own is.
 */
export async function manageAccount(
  { pool, announcer, now }: Services,
  { actor, personId, requestId, act }: Managed & { act: AccountAct },
  work: (tx: Transaction) => Promise<void>,
): Promise<void> {
  const { version, role } = await transact(pool, async (tx) => {
    const person = await mustAllow(tx, { actor, personId, act });
    if (requestId === undefined || (await isDoneFirst(tx, requestId, now()))) {
      await work(tx);
      const detail = act.type === "changeRole" ? { from: person.role, to: act.role } : {};
      const whom = { actorId: actor.id, subjectId: personId };
      await writeSecurityEvent(tx, { kind: EVENTS[act.type], at: now(), ...whom, detail });
    }
    const { rows } = await tx.query<{ version: string; role: Role }>(
      "SELECT version::text AS version, role FROM people WHERE id = $1",
      [person.id],
    );
    return rows[0] ?? { version: "0", role: person.role };
  });
  announcer.announce({ audiences: [`person:${personId}`, ...(isStaff(role) ? ["staff"] : [])], version });
}

const EVENTS = {
  disable: "account_disabled",
  enable: "account_enabled",
  rename: "account_renamed",
  resetPassword: "password_reset",
  changeRole: "role_changed",
  erase: "customer_erased",
} as const satisfies Record<AccountAct["type"], SecurityEventKind>;

const REASONS = {
  not_yours: "account-not-yours",
  own_account: "own-account",
  last_super_admin: "last-super-admin",
} as const satisfies Record<ManagingFault, ProblemReason>;

/** Ends all of a person's sessions and personal tokens; the announcement of `manageAccount` closes their live streams. */
export async function revokeSessions(
  tx: Transaction,
  { personId, at, because }: { personId: string; at: Date; because: "account_disabled" | "revoked" },
): Promise<void> {
  await tx.query(
    "UPDATE sessions SET revoked_at = $2, revoked_because = $3 WHERE person_id = $1 AND revoked_at IS NULL",
    [personId, at, because],
  );
  await revokeApiTokens(tx, personId, at);
}

async function mustAllow(tx: Transaction, { actor, personId, act }: Managed & { act: AccountAct }): Promise<Actor> {
  const locked = await lockAccounts(tx, [actor.id, personId]);
  const [acting, person] = [locked.get(actor.id), locked.get(personId)];
  if (!acting || acting.isDisabled)
    throw new ProblemError("account-disabled", { detail: "Ask an admin of your desk." });
  if (!person || (person.isErased && act.type !== "erase")) throw new ProblemError("not-found");
  const otherSuperAdmins = await countSuperAdmins(tx, personId);
  const fault = findManagingFault({ actor: acting, person, act, otherSuperAdmins });
  if (fault) throw new ProblemError("forbidden", { reason: REASONS[fault], detail: MANAGING_FAULTS[fault] });
  return person;
}

interface LockedAccount extends Actor {
  isDisabled: boolean;
  isErased: boolean;
}

/** In the order of ids, so that two who do something to each other wait and don't deadlock; the second then finds out. */
async function lockAccounts(tx: Transaction, ids: readonly string[]): Promise<Map<string, LockedAccount>> {
  const { rows } = await tx.query<LockedAccount>(
    `SELECT id, role, disabled_at IS NOT NULL AS "isDisabled", erased_at IS NOT NULL AS "isErased" FROM people
     WHERE id = ANY ($1::uuid[]) ORDER BY id FOR NO KEY UPDATE`,
    [ids],
  );
  return new Map(rows.map((row) => [row.id, row]));
}

async function countSuperAdmins(tx: Transaction, besides: string): Promise<number> {
  const { rows } = await tx.query<{ count: number }>(
    "SELECT count(*)::integer AS count FROM people WHERE role = 'super_admin' AND disabled_at IS NULL AND id <> $1",
    [besides],
  );
  return rows[0]?.count ?? 0;
}

import { writeSecurityEvent } from "../audit/write-security-event.ts";
import { transact } from "../database/transact.ts";
import { ProblemError } from "../http/problem-error.ts";
import type { Services } from "../services.ts";
import { currentVersion } from "../tickets/versions.ts";
import { createPerson } from "./create-person.ts";
import { explainTakenAddress } from "./create-staff.ts";

export interface NewAdmin {
  email: string;
  displayName: string;
  password: string;
  /** Also where the desk has an active super admin already. */
  isAnother: boolean;
}

/**
 * Makes a super admin for who operates the server, which is how a desk gets its first.
 * @throws ProblemError where there is one already, or the address is taken.
 */
export async function createAdmin({ pool, now, announcer }: Services, admin: NewAdmin): Promise<string> {
  const { id, version } = await transact(pool, async (tx) => {
    // Of two that are to be the first at the same moment one is.
    await tx.query("LOCK TABLE people IN SHARE ROW EXCLUSIVE MODE");
    const { rowCount } = await tx.query(
      "SELECT FROM people WHERE role = 'super_admin' AND disabled_at IS NULL LIMIT 1",
    );
    if (rowCount !== 0 && !admin.isAnother)
      throw new ProblemError("forbidden", { detail: "This desk has a super admin." });
    const at = now();
    const subjectId = await createPerson(tx, { ...admin, role: "super_admin", now: at });
    await writeSecurityEvent(tx, { kind: "account_created", at, subjectId, detail: { role: "super_admin" } });
    return { id: subjectId, version: await currentVersion(tx) };
  }).catch(explainTakenAddress);
  announcer.announce({ audiences: ["staff"], version });
  return id;
}

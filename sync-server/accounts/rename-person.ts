import type { Transaction } from "../database/transact.ts";
import type { Services } from "../services.ts";
import { type Managed, manageAccount } from "./manage-account.ts";
import { retellName } from "./retell-name.ts";

/**
 * Changes the name that somebody is shown by. Every document that shows it is then given out anew, bit by bit (`told`, which
 * never fails); that this is yet to be done is kept with the name, so that a server that dies in between leaves nobody with
 * the old one.
 * @throws ProblemError `forbidden` where the actor may not do this, `not-found`.
 */
export async function renamePerson(
  services: Services,
  { actor, personId, displayName }: Managed & { displayName: string },
): Promise<{ told: Promise<void> }> {
  await manageAccount(services, { actor, personId, act: { type: "rename" } }, async (tx) => {
    const { rowCount } = await tx.query(
      "UPDATE people SET display_name = $2, updated_at = $3 WHERE id = $1 AND display_name <> $2",
      [personId, displayName, services.now()],
    );
    if (rowCount === 0) return;
    await noteNameChange(tx, personId);
  });
  return { told: retellName(services, personId) };
}

/** Every document that shows the name is yet to be given out anew: `retellName` does it. */
export async function noteNameChange(tx: Transaction, personId: string): Promise<void> {
  await tx.query(
    `INSERT INTO name_changes (person_id) VALUES ($1)
     ON CONFLICT (person_id) DO UPDATE SET stage = DEFAULT, after_id = DEFAULT`,
    [personId],
  );
}

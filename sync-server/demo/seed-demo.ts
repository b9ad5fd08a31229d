import { createPerson } from "../accounts/create-person.ts";
import { transact } from "../database/transact.ts";
import type { Services } from "../services.ts";
import { DEMO_ACCOUNTS, DEMO_PASSWORD } from "./demo-accounts.ts";

/** Makes the demo desk, once: where its people exist nothing is done. */
export function seedDemo({ pool }: Pick<Services, "pool">, { now }: { seed?: number; now: Date }) {
  return transact(pool, async (tx) => {
    const { rowCount } = await tx.query("SELECT 1 FROM people WHERE email = $1", [DEMO_ACCOUNTS[0].email]);
    if (rowCount) return { created: false };
    for (const account of DEMO_ACCOUNTS) await createPerson(tx, { ...account, password: DEMO_PASSWORD, now });
    return { created: true };
  });
}

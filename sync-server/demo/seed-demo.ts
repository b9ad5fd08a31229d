import { hashPassword } from "../accounts/password.ts";
import { transact } from "../database/transact.ts";
import type { Services } from "../services.ts";
import { DEMO_ACCOUNTS, DEMO_PASSWORD } from "./demo-accounts.ts";
import { imagineDesk } from "./imagine-desk.ts";
import { writeDesk } from "./write-desk.ts";

const SEEDING_LOCK = 7_420_019;

export interface DemoOptions {
  seed?: number;
  /** The desk's story ends here. */
  now: Date;
}

/**
 * Makes the demo desk, once: where one of its accounts exists nothing is done. The caller sees to it that this never runs
 * in production, for everybody knows the password.
 */
export async function seedDemo({ pool }: Pick<Services, "pool">, options: DemoOptions): Promise<{ created: boolean }> {
  const passwordHash = await hashPassword(DEMO_PASSWORD);
  return transact(pool, async (tx) => {
    await tx.query("SELECT pg_advisory_xact_lock($1)", [SEEDING_LOCK]);
    const { rowCount } = await tx.query("SELECT 1 FROM people WHERE email = ANY ($1)", [
      DEMO_ACCOUNTS.map(({ email }) => email),
    ]);
    if (rowCount) return { created: false };
    await writeDesk(tx, imagineDesk(options), passwordHash);
    return { created: true };
  });
}

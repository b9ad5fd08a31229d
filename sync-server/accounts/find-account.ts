import type { Account } from "#protocol/account/account.ts";
import { ProblemError } from "../http/problem-error.ts";
import type { Services } from "../services.ts";

/** @throws ProblemError where there is no such person. */
export async function mustFindAccount({ pool }: Pick<Services, "pool">, id: string): Promise<Account> {
  const { rows } = await pool.query<Account>("SELECT id, email, display_name, role FROM people WHERE id = $1", [id]);
  if (!rows[0]) throw new ProblemError("not-found");
  return rows[0];
}

import type { Role } from "#domain/people/role.ts";
import type { Services } from "#sync-server/services.ts";

/** One of the demo desk's people. @throws where nobody has this address. */
export async function mustFindDemoPerson({ pool }: Services, email: string): Promise<{ id: string; role: Role }> {
  const { rows } = await pool.query<{ id: string; role: Role }>("SELECT id, role FROM people WHERE email = $1", [
    email,
  ]);
  if (!rows[0]) throw new Error(`Nobody on the demo desk has the address ${email}.`);
  return rows[0];
}

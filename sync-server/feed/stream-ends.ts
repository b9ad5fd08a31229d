import type { Pool } from "pg";
import type { z } from "zod";
import type { Role } from "#domain/people/role.ts";
import type { streamEndSchema } from "#protocol/sync/live-stream.ts";
import type { SignedIn } from "../http/authenticate.ts";
import type { Services } from "../services.ts";

export type StreamEndReason = z.infer<typeof streamEndSchema>["reason"];

/** For each of them why its stream must end, null where it may go on; in one query for however many. */
export async function findStreamEnds(
  { pool, now }: { pool: Pick<Pool, "query">; now: Services["now"] },
  signedIn: readonly SignedIn[],
): Promise<(StreamEndReason | null)[]> {
  const { rows } = await pool.query<{ id: string; role: Role }>(
    `SELECT s.id, p.role FROM sessions AS s JOIN people AS p ON p.id = s.person_id
     WHERE s.id = ANY ($1::uuid[]) AND s.revoked_at IS NULL AND s.expires_at > $2 AND p.disabled_at IS NULL`,
    [[...new Set(signedIn.map(({ sessionId }) => sessionId))], now()],
  );
  const roles = new Map(rows.map(({ id, role }) => [id, role]));
  return signedIn.map(({ sessionId, actor }) => endOf(roles.get(sessionId), actor.role));
}

function endOf(role: Role | undefined, openedWith: Role): StreamEndReason | null {
  if (role === undefined) return "session";
  return role === openedWith ? null : "role";
}

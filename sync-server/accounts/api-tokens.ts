// Personal tokens for the REST API. The secret is 256 random bits, so that a plain hash of it is safe to keep.

import { createHash, randomBytes } from "node:crypto";
import { uuidv7 } from "uuidv7";
import type { Actor } from "#domain/people/person.ts";
import type { Role } from "#domain/people/role.ts";
import {
  API_TOKEN_PREFIX,
  API_TOKENS_MAX,
  type ApiToken,
  type ApiTokenScope,
  type CreateApiToken,
  type NewApiToken,
} from "#protocol/account/api-tokens.ts";
import { writeSecurityEvent } from "../audit/write-security-event.ts";
import { type Transaction, transact } from "../database/transact.ts";
import { ProblemError } from "../http/problem-error.ts";
import type { Services } from "../services.ts";
import { currentActor } from "../tickets/current-actor.ts";

/** @throws ProblemError `forbidden` where the person has as many as anybody may. */
export async function createApiToken(
  { pool, now }: Services,
  { personId, name, scope }: CreateApiToken & { personId: string },
): Promise<NewApiToken> {
  const secret = API_TOKEN_PREFIX + randomBytes(32).toString("base64url");
  const token = { id: uuidv7(), name, scope, created_at: now().toISOString(), last_used_at: null };
  await transact(pool, async (tx) => {
    await lockPerson(tx, personId);
    await currentActor(tx, personId);
    if ((await countTokens(tx, personId)) >= API_TOKENS_MAX) {
      const detail = `You have ${API_TOKENS_MAX} tokens. Revoke one first.`;
      throw new ProblemError("forbidden", { reason: "too-many-tokens", detail });
    }
    await tx.query(
      "INSERT INTO api_tokens (id, person_id, name, scope, token_hash, created_at) VALUES ($1, $2, $3, $4, $5, $6)",
      [token.id, personId, name, scope, hashOf(secret), token.created_at],
    );
    await writeSecurityEvent(tx, { kind: "api_token_made", at: now(), actorId: personId, detail: { scope } });
  });
  return { token, secret };
}

/** Those in force, the newest first. */
export async function listApiTokens({ pool }: Pick<Services, "pool">, personId: string): Promise<ApiToken[]> {
  const { rows } = await pool.query<TokenRow>(
    `SELECT id, name, scope, created_at, last_used_at FROM api_tokens
     WHERE person_id = $1 AND revoked_at IS NULL ORDER BY created_at DESC, id DESC`,
    [personId],
  );
  return rows.map(toApiToken);
}

/** Revoking again changes nothing. @throws ProblemError `not-found` for what is no token of this person. */
export async function revokeApiToken(
  { pool, now }: Pick<Services, "pool" | "now">,
  { personId, tokenId }: { personId: string; tokenId: string },
): Promise<ApiToken> {
  const at = now();
  const rows = await transact(pool, async (tx) => {
    const { rows: revoked } = await tx.query<TokenRow & { was_revoked: boolean }>(
      `UPDATE api_tokens AS t SET revoked_at = coalesce(t.revoked_at, $3)
       FROM (SELECT id, revoked_at FROM api_tokens WHERE id = $1 AND person_id = $2 FOR NO KEY UPDATE) AS before
       WHERE t.id = before.id
       RETURNING t.id, name, scope, created_at, last_used_at, before.revoked_at IS NOT NULL AS was_revoked`,
      [tokenId, personId, at],
    );
    const isNews = revoked[0]?.was_revoked === false;
    if (isNews) await writeSecurityEvent(tx, { kind: "api_token_revoked", at, actorId: personId });
    return revoked;
  });
  if (!rows[0]) throw new ProblemError("not-found", { detail: "You have no such token." });
  return toApiToken(rows[0]);
}

/** Ends all that could act for somebody without a session. */
export async function revokeApiTokens(tx: Transaction, personId: string, at: Date): Promise<void> {
  await tx.query("UPDATE api_tokens SET revoked_at = $2 WHERE person_id = $1 AND revoked_at IS NULL", [personId, at]);
}

export interface TokenBearer {
  actor: Actor;
  scope: ApiTokenScope;
}

/** When a token was used last is told to the minute, so that most requests write nothing. */
const USE_NOTED_EVERY_MS = 60_000;

/** Who a secret stands for, as their account is now. @throws ProblemError `not-signed-in` or `account-disabled`. */
export async function mustFindTokenBearer(
  { pool, now }: Pick<Services, "pool" | "now">,
  secret: string,
): Promise<TokenBearer> {
  const { rows } = await pool.query<BearerRow>(FIND_BEARER, [hashOf(secret)]);
  const [row] = rows;
  if (!row) throw unknownToken();
  if (row.is_disabled) throw new ProblemError("account-disabled", { detail: "Ask an admin of your desk." });
  const at = now();
  if (!row.last_used_at || at.getTime() - row.last_used_at.getTime() >= USE_NOTED_EVERY_MS) {
    await pool.query("UPDATE api_tokens SET last_used_at = greatest(last_used_at, $2) WHERE id = $1", [row.id, at]);
  }
  return { actor: { id: row.person_id, role: row.role }, scope: row.scope };
}

const FIND_BEARER = `
  SELECT t.id, t.person_id, t.scope, t.last_used_at, p.role, p.disabled_at IS NOT NULL AS is_disabled
  FROM api_tokens AS t JOIN people AS p ON p.id = t.person_id WHERE t.token_hash = $1 AND t.revoked_at IS NULL`;

interface BearerRow {
  id: string;
  person_id: string;
  scope: ApiTokenScope;
  last_used_at: Date | null;
  role: Role;
  is_disabled: boolean;
}

interface TokenRow {
  id: string;
  name: string;
  scope: ApiTokenScope;
  created_at: Date;
  last_used_at: Date | null;
}

function toApiToken({ id, name, scope, created_at, last_used_at }: TokenRow): ApiToken {
  return {
    id,
    name,
    scope,
    created_at: created_at.toISOString(),
    last_used_at: last_used_at?.toISOString() ?? null,
  };
}

/** So that two requests at once don't both count one less than there will be. */
async function lockPerson(tx: Transaction, personId: string): Promise<void> {
  await tx.query("SELECT FROM people WHERE id = $1 FOR NO KEY UPDATE", [personId]);
}

async function countTokens(tx: Transaction, personId: string): Promise<number> {
  const { rows } = await tx.query<{ count: number }>(
    "SELECT count(*)::integer AS count FROM api_tokens WHERE person_id = $1 AND revoked_at IS NULL",
    [personId],
  );
  return rows[0]?.count ?? 0;
}

function hashOf(secret: string): Buffer {
  return createHash("sha256").update(secret, "utf8").digest();
}

function unknownToken(): ProblemError {
  return new ProblemError("not-signed-in", {
    detail: "This token is not valid, or has been revoked. Make another one in the settings of the app.",
    headers: { "www-authenticate": 'Bearer error="invalid_token"' },
  });
}

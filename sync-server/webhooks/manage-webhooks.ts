// Webhooks as admins manage them. What is done is a security event of the same transaction.

import { randomBytes } from "node:crypto";
import { can } from "#domain/people/permissions.ts";
import type { Actor } from "#domain/people/person.ts";
import type { SecurityEventKind } from "#protocol/account/security-event.ts";
import type { CreateWebhook, NewWebhook, UpdateWebhook, Webhook } from "#protocol/rest/webhook.ts";
import { WEBHOOKS_MAX } from "#protocol/rest/webhook-limits.ts";
import { isDoneFirst } from "../accounts/done-requests.ts";
import { writeSecurityEvent } from "../audit/write-security-event.ts";
import { type Transaction, transact } from "../database/transact.ts";
import { ProblemError } from "../http/problem-error.ts";
import type { Services } from "../services.ts";
import { currentActor } from "../tickets/current-actor.ts";
import { URL_FAULTS } from "./egress.ts";
import { forgetDeliveriesOf } from "./forget-deliveries.ts";
import { findWebhook } from "./read-webhooks.ts";
import { readSecrets, unended } from "./secrets.ts";

/** How long a secret signs beside the one that took its place. */
const OVERLAP_MS = 24 * 60 * 60_000;
/** Each signature takes room in a header. */
const OLD_SECRETS_MAX = 5;

export interface ManagedWebhook {
  actor: Actor;
  webhookId: string;
}

/**
 * `webhookId` is the same for a repeat of the request.
 * @throws ProblemError `invalid-request` for a URL that may not be used, `forbidden` where the desk has as many as it may,
 * `already-done` for a repeat.
 */
export async function createWebhook(
  services: Services,
  { actor, webhookId, ...given }: ManagedWebhook & CreateWebhook,
): Promise<NewWebhook> {
  const { name, url, events, include_internal_notes: includeNotes = false } = given;
  refuseUnfitUrl(services, url);
  const secret = makeSecret();
  const creating = { actor, webhookId, requestId: webhookId, kind: "webhook_created" } as const;
  const webhook = await manage(services, creating, async (tx, at) => {
    await mustHaveRoom(tx);
    await tx.query(
      `INSERT INTO webhooks (id, name, url, events, include_internal_notes, secret, created_by, created_at, updated_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $8)`,
      [webhookId, name, url, events, includeNotes, secret, actor.id, at],
    );
  });
  return { webhook, secret };
}

/** One that begins anew is tried at once, whatever failed before. @throws ProblemError as above, or `not-found`. */
export async function updateWebhook(
  services: Services,
  { actor, webhookId, ...given }: ManagedWebhook & UpdateWebhook,
): Promise<Webhook> {
  const { name, url, events, include_internal_notes: includeNotes, state } = given;
  if (url !== undefined) refuseUnfitUrl(services, url);
  return manage(services, { actor, webhookId, kind: "webhook_changed" }, async (tx, at) => {
    await tx.query(
      `UPDATE webhooks SET name = coalesce($2, name), url = coalesce($3, url), events = coalesce($4, events),
         include_internal_notes = coalesce($5, include_internal_notes), state = coalesce($6, state),
         failures = 0, failing_since = NULL, rests_until = NULL, updated_at = $7
       WHERE id = $1`,
      [webhookId, name, url, events, includeNotes, state, at],
    );
  });
}

/**
 * Its deliveries go with it: first no more come, then they are taken out a batch at a time, so that no write of a ticket
 * waits for all of them. Where the server dies between, it is paused and can be deleted again.
 * @throws ProblemError `not-found`. @returns it as it was.
 */
export async function deleteWebhook(services: Services, given: ManagedWebhook): Promise<Webhook> {
  const { actor, webhookId } = given;
  const webhook = await transact(services.pool, async (tx) => {
    await mustManage(tx, actor);
    const before = await mustLock(tx, webhookId);
    await tx.query("UPDATE webhooks SET state = 'paused' WHERE id = $1", [webhookId]);
    return before;
  });
  await forgetDeliveriesOf(services, webhookId);
  await manage(services, { ...given, kind: "webhook_deleted" }, async (tx) => {
    await tx.query("DELETE FROM webhooks WHERE id = $1", [webhookId]);
  });
  return webhook;
}

/**
 * @throws ProblemError `not-found`, `already-done` for a repeat of the request, or `forbidden` where as many old secrets as may
 * be still sign: one that a receiver uses is never dropped before its time.
 */
export async function rotateSecret(
  services: Services,
  given: ManagedWebhook & { requestId: string },
): Promise<NewWebhook> {
  const secret = makeSecret();
  const webhook = await manage(services, { ...given, kind: "webhook_secret_rotated" }, async (tx, at) => {
    const { secret: replaced, oldSecrets } = await readSecrets(tx, given.webhookId);
    const signing = unended(oldSecrets, at);
    if (signing.length >= OLD_SECRETS_MAX) throw tooManyOldSecrets();
    const until = new Date(at.getTime() + OVERLAP_MS).toISOString();
    await tx.query("UPDATE webhooks SET secret = $2, old_secrets = $3, updated_at = $4 WHERE id = $1", [
      given.webhookId,
      secret,
      JSON.stringify([{ secret: replaced, until }, ...signing]),
      at,
    ]);
  });
  return { webhook, secret };
}

function tooManyOldSecrets(): ProblemError {
  return new ProblemError("forbidden", {
    reason: "too-many-old-secrets",
    detail:
      "Five old secrets of this webhook still sign. Wait until one of them has ended, 24 hours after it was replaced.",
  });
}

type Work = (tx: Transaction, at: Date) => Promise<void>;

/** Runs `work` for an admin, as their account stands now. @returns the webhook as it is then, or was where it is gone. */
async function manage(
  { pool, now }: Services,
  { actor, webhookId, requestId, kind }: ManagedWebhook & { requestId?: string; kind: SecurityEventKind },
  work: Work,
): Promise<Webhook> {
  return transact(pool, async (tx) => {
    await mustManage(tx, actor);
    const at = now();
    if (requestId !== undefined && !(await isDoneFirst(tx, requestId, at))) throw new ProblemError("already-done");
    const before = kind === "webhook_created" ? null : await mustLock(tx, webhookId);
    await work(tx, at);
    const webhook = (await findWebhook(tx, webhookId)) ?? before;
    if (!webhook) throw new Error("a webhook vanished while it was made");
    const detail = { webhook_id: webhookId, host: new URL(webhook.url).host };
    await writeSecurityEvent(tx, { kind, at, actorId: actor.id, detail });
    return webhook;
  });
}

async function mustManage(tx: Transaction, { id }: Actor): Promise<void> {
  const { role } = await currentActor(tx, id);
  if (!can(role, "manageWebhooks")) throw new ProblemError("forbidden");
}

async function mustLock(tx: Transaction, webhookId: string): Promise<Webhook> {
  await tx.query("SELECT FROM webhooks WHERE id = $1 FOR NO KEY UPDATE", [webhookId]);
  const webhook = await findWebhook(tx, webhookId);
  if (!webhook) throw unknownWebhook();
  return webhook;
}

export function unknownWebhook(): ProblemError {
  return new ProblemError("not-found", { detail: "There is no such webhook." });
}

/** Two that are made at once take turns, so that both count. */
async function mustHaveRoom(tx: Transaction): Promise<void> {
  await tx.query("LOCK TABLE webhooks IN SHARE ROW EXCLUSIVE MODE");
  const { rows } = await tx.query<{ count: number }>("SELECT count(*)::integer AS count FROM webhooks");
  if ((rows[0]?.count ?? 0) < WEBHOOKS_MAX) return;
  const detail = `The desk has ${WEBHOOKS_MAX} webhooks. Delete one first.`;
  throw new ProblemError("forbidden", { reason: "too-many-webhooks", detail });
}

function refuseUnfitUrl({ egress }: Pick<Services, "egress">, url: string): void {
  const fault = egress.findUrlFault(url);
  if (fault === null) return;
  throw new ProblemError("invalid-request", { reason: fault, errors: [{ field: "url", message: URL_FAULTS[fault] }] });
}

/** As Standard Webhooks writes secrets: 256 random bits. */
function makeSecret(): string {
  return `whsec_${randomBytes(32).toString("base64")}`;
}

// The secrets of a webhook. What it sends is signed with each of them that has not ended.

import type { Transaction } from "../database/transact.ts";

/** As `webhooks.old_secrets` holds them. */
export interface OldSecret {
  secret: string;
  /** An instant, ISO 8601. */
  until: string;
}

export interface Secrets {
  secret: string;
  /** The newest first. */
  oldSecrets: OldSecret[];
}

/** Of a webhook that is there. */
export async function readSecrets(tx: Transaction, webhookId: string): Promise<Secrets> {
  const { rows } = await tx.query<Secrets>(`SELECT secret, old_secrets AS "oldSecrets" FROM webhooks WHERE id = $1`, [
    webhookId,
  ]);
  if (!rows[0]) throw new Error("the secrets of no webhook were asked for");
  return rows[0];
}

/** The one in force first, then those that it replaced. */
export function signingSecrets({ secret, oldSecrets }: Secrets, now: Date): string[] {
  return [secret, ...unended(oldSecrets, now).map((old) => old.secret)];
}

export function unended(oldSecrets: readonly OldSecret[], now: Date): OldSecret[] {
  return oldSecrets.filter(({ until }) => Date.parse(until) > now.getTime());
}

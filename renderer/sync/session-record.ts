// What a device remembers of who is signed in, kept by the operating system's key store through the bridge (S13).

import { z } from "zod";
import { instantSchema } from "#domain/ticket/ticket.ts";
import { accountSchema } from "#protocol/account/account.ts";
import type { DesktopBridge } from "#protocol/desktop/desktop-bridge.ts";

export const sessionRecordSchema = z.strictObject({
  server: z.string(),
  account: accountSchema,
  /** Null once the session has ended; what the end was is told by `ended`. */
  refreshToken: z.string().nullable(),
  ended: z.enum(["expired", "revoked", "disabled"]).nullable(),
  /** When the server last confirmed the session, by this device's clock. */
  lastOnlineAt: instantSchema,
  /** The latest time this device's clock has shown: a clock set back does not lengthen the offline time. */
  latestClock: instantSchema,
});
export type SessionRecord = z.infer<typeof sessionRecordSchema>;

export type SecretKeeper = Pick<DesktopBridge, "findSecret" | "keepSecret" | "forgetSecret">;

const SECRET = "session";

/** Null where nobody is signed in at this server, or where the record can't be read. */
export async function findRecord(keeper: SecretKeeper, server: string): Promise<SessionRecord | null> {
  const secret = await keeper.findSecret(SECRET);
  const parsed = sessionRecordSchema.safeParse(secret === null ? null : parseJson(secret));
  return parsed.success && parsed.data.server === server ? parsed.data : null;
}

export async function keepRecord(keeper: SecretKeeper, record: SessionRecord): Promise<void> {
  await keeper.keepSecret(SECRET, JSON.stringify(record));
}

export async function forgetRecord(keeper: SecretKeeper): Promise<void> {
  await keeper.forgetSecret(SECRET);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

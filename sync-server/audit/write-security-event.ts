import { isIP } from "node:net";
import type { Pool } from "pg";
import { uuidv7 } from "uuidv7";
import type { SecurityEventKind } from "#protocol/account/security-event.ts";
import type { Transaction } from "../database/transact.ts";

export interface NewSecurityEvent {
  kind: SecurityEventKind;
  at: Date;
  /** Who did it; left out where nobody is signed in. */
  actorId?: string;
  /** Whose account it was done to. */
  subjectId?: string;
  networkAddress?: string | undefined;
  /** Short values of our own: no words of tickets, no names, passwords or tokens. */
  detail?: Readonly<Record<string, string>>;
}

/** Writes it down in the transaction that does it: what did not happen is not told, and what happened is. */
export async function writeSecurityEvent(tx: Transaction | Pool, event: NewSecurityEvent): Promise<void> {
  const { kind, at, actorId, subjectId, networkAddress, detail = {} } = event;
  await tx.query(
    `INSERT INTO security_events (id, at, kind, actor_id, subject_id, network_address, detail)
     VALUES ($1, $2, $3, $4, $5, $6, $7)`,
    [uuidv7(), at, kind, actorId ?? null, subjectId ?? null, toInet(networkAddress), JSON.stringify(detail)],
  );
}

/** What a proxy says may be no address, and a zone (fe80::1%eth0) is none of Postgres's. */
function toInet(address = ""): string | null {
  const [plain = ""] = address.split("%");
  return isIP(plain) === 0 ? null : plain;
}

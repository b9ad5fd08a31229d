import { type Transaction, transact } from "../database/transact.ts";
import { listedAsSql } from "../feed/listed-as.ts";
import type { News } from "../feed/news.ts";
import type { Services } from "../services.ts";
import { setArchivedAt } from "./archive-ticket.ts";
import { lockTicket } from "./lock-ticket.ts";
import { currentVersion } from "./versions.ts";

/** So many in a transaction: a long one would hold back what everybody pulls. */
const BATCH = 50;

/**
 * Archives the closed tickets that nothing has happened to since that moment. Several servers may do so at once: each takes
 * others. @returns how many it archived.
 */
export async function archiveOldTickets(services: Services, untouchedSince: Date): Promise<number> {
  const { pool, announcer, stopping } = services;
  for (let total = 0; ; ) {
    if (stopping.aborted) return total;
    const { count, news } = await transact(pool, (tx) => archiveBatch(tx, untouchedSince, services.now()));
    if (count === 0) return total;
    announcer.announce(news);
    total += count;
  }
}

async function archiveBatch(tx: Transaction, untouchedSince: Date, at: Date): Promise<{ count: number; news: News }> {
  const { rows } = await tx.query<{ id: string }>(
    `SELECT id FROM support_tickets AS t
     WHERE ${listedAsSql("t")} = 'closed' AND deleted_at IS NULL AND updated_at < $1
     ORDER BY updated_at LIMIT ${BATCH} FOR NO KEY UPDATE SKIP LOCKED`,
    [untouchedSince],
  );
  const audiences = new Set<string>();
  for (const { id } of rows) {
    const locked = await lockTicket(tx, id);
    if (!locked) throw new Error("a ticket vanished while it was locked");
    for (const audience of await setArchivedAt(tx, locked, at)) audiences.add(audience);
  }
  return { count: rows.length, news: { audiences: [...audiences], version: await currentVersion(tx) } };
}

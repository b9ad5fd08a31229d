// What an erased customer wrote, and what was written to them: their tickets become empty records, which keep their numbers
// (T8); their words in tickets that were given to somebody else are replaced, and the views that colleagues saved of their
// tickets go. Each ticket in a transaction of its own, so it may be broken off anywhere and done again: it goes on from what is left.

import { transact } from "../database/transact.ts";
import { audiencesInSight } from "../feed/sight.ts";
import type { Services } from "../services.ts";
import { emptyTicket, forgetOverruled } from "../tickets/delete-ticket.ts";
import { lockTicket } from "../tickets/lock-ticket.ts";
import { currentVersion } from "../tickets/versions.ts";
import { blankNotices } from "../tickets/write-notices.ts";
import { retellName } from "./retell-name.ts";
import { forgetFiltersOn } from "./saved-filters.ts";

/** Stands where words were. */
export const ERASED_WORDS = "[erased]";

const BATCH = 100;

const OWN = "SELECT id FROM support_tickets WHERE user_id = $1 AND deleted_at IS NULL";

/** Tickets that are another customer's now, with words of this one in them. */
const ELSEWHERE = `
  SELECT id FROM support_tickets
  WHERE user_id <> $1 AND deleted_at IS NULL AND (
    (created_by = $1 AND description <> '${ERASED_WORDS}')
    OR id IN (SELECT ticket_id FROM ticket_messages WHERE user_id = $1 AND message NOT IN ('', '${ERASED_WORDS}')))`;

/** To be called once the person is erased. @returns how many tickets there were, those that were emptied first. */
export async function eraseWords(services: Services, personId: string): Promise<number> {
  await forgetFiltersOn(services, personId);
  const own = await forEach(services, { query: OWN, personId }, (id) => emptyTicket(services, id));
  const others = await forEach(services, { query: ELSEWHERE, personId }, (id) => replaceWords(services, id, personId));
  await retellName(services, personId);
  const done = "UPDATE people SET words_erased_at = $2 WHERE id = $1 AND erased_at IS NOT NULL";
  await services.pool.query(done, [personId, services.now()]);
  return own + others;
}

/**
 * Erased customers of whom words may be left. What stands in their tickets afterwards was written by others: it is not looked
 * through again, let alone erased.
 */
export async function findUnfinishedErasures({ pool }: Pick<Services, "pool">): Promise<string[]> {
  const select = "SELECT id FROM people WHERE erased_at IS NOT NULL AND words_erased_at IS NULL";
  const { rows } = await pool.query<{ id: string }>(select);
  return rows.map(({ id }) => id);
}

interface Found {
  query: string;
  personId: string;
}

async function forEach({ pool, stopping }: Services, { query, personId }: Found, act: (id: string) => Promise<void>) {
  for (let total = 0; ; ) {
    const { rows } = await pool.query<{ id: string }>(`${query} LIMIT ${BATCH}`, [personId]);
    for (const { id } of rows) {
      if (stopping.aborted) throw new Error("the server stops: what is left to erase is erased by the next");
      await act(id);
      total += 1;
    }
    if (rows.length < BATCH) return total;
  }
}

async function replaceWords(services: Services, ticketId: string, personId: string): Promise<void> {
  const news = await transact(services.pool, async (tx) => {
    const locked = await lockTicket(tx, ticketId);
    if (!locked || locked.isDeleted) return null;
    const given = [ticketId, personId, ERASED_WORDS, services.now()];
    await tx.query(
      "UPDATE ticket_messages SET message = $3, updated_at = $4 WHERE ticket_id = $1 AND user_id = $2 AND message <> $3",
      given,
    );
    const { rowCount } = await tx.query(
      `UPDATE support_tickets SET subject = $3, description = $3, updated_at = $4, public_updated_at = $4,
         public_version = pg_current_xact_id() WHERE id = $1 AND created_by = $2`,
      given,
    );
    if (rowCount === 1) {
      await tx.query(
        `UPDATE ticket_history SET from_value = $2, to_value = $2
         WHERE ticket_id = $1 AND field IN ('subject', 'description')`,
        [ticketId, ERASED_WORDS],
      );
      await blankNotices(tx, ticketId);
      await forgetOverruled(tx, ticketId);
    }
    return { audiences: await audiencesInSight(tx, ticketId), version: await currentVersion(tx) };
  });
  if (news) services.announcer.announce(news);
}

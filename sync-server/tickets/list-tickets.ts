import { can } from "#domain/people/permissions.ts";
import { TOTAL_EXACT_MAX, type Total } from "#protocol/rest/ticket-list.ts";
import type { TicketDocument } from "#protocol/sync/documents.ts";
import { unprepared } from "../database/prepare-statements.ts";
import { readSnapshot, type Transaction } from "../database/transact.ts";
import { readTicketsInOrder } from "../feed/ticket-documents.ts";
import { ProblemError } from "../http/problem-error.ts";
import { readForSearch } from "../search/read-for-search.ts";
import { refuseUnclearSearch } from "../search/refuse-unclear-search.ts";
import { prepareSearch } from "../search/search-sql.ts";
import type { Services } from "../services.ts";
import { type ListCursor, readCursor, writeCursor } from "./list-cursor.ts";
import { countSql, type PageAsked, pageSql, type TicketPlace, type TicketQuery } from "./ticket-query.ts";

export interface TicketsPage {
  tickets: TicketDocument[];
  nextCursor: string | null;
  /** As it was when the first page was read. */
  total: Total;
}

/**
 * One page of a list. A ticket that changes while somebody pages through may move to a part that they have read, or come
 * again; none that stays as it is is missed.
 * @throws ProblemError `invalid-request` for a cursor of another list or a search that can't be taken as it is written,
 * `forbidden` for a list beyond the viewer's reach, `unavailable` where a search takes too long.
 */
export async function listTickets(
  { pool }: Pick<Services, "pool">,
  query: TicketQuery & { limit: number; cursor: string | undefined },
): Promise<TicketsPage> {
  if (query.within === "reach" && !can(query.viewer.role, "reachEveryTicket")) throw new ProblemError("forbidden");
  const { viewer, limit } = query;
  const { search: text } = query.filters;
  const cursor = query.cursor === undefined ? null : readCursor(query, query.cursor);
  if (text === undefined) return readSnapshot(pool, (tx) => readPage(tx, query, { cursor, limit, search: null }));
  refuseUnclearSearch(viewer, text);
  return readForSearch(pool, async (tx) => {
    const search = await prepareSearch(tx, { searcher: viewer, text, within: query.within });
    return readPage(tx, query, { cursor, limit, search });
  });
}

interface Page extends Omit<PageAsked, "after"> {
  cursor: ListCursor | null;
}

async function readPage(tx: Transaction, query: TicketQuery, { cursor, limit, search }: Page): Promise<TicketsPage> {
  const found = await findPage(tx, query, { after: cursor?.after ?? null, limit: limit + 1, search });
  const total = cursor?.total ?? (await countTotal(tx, query, search));
  const shown = found.slice(0, limit);
  const last = found.length > limit ? shown.at(-1) : undefined;
  const ids = shown.map(({ id }) => id);
  return {
    tickets: await readTicketsInOrder({ tx, viewer: query.viewer }, ids),
    nextCursor: last ? writeCursor(query, { after: last.place, total }) : null,
    total,
  };
}

interface Found {
  id: string;
  place: TicketPlace;
}

async function findPage(tx: Transaction, query: TicketQuery, asked: PageAsked): Promise<Found[]> {
  // Filters, sorts and searches make more texts than there are names to prepare statements by.
  const { rows } = await tx.query<{ id: string; first: string | number; second: string | number }>(
    unprepared(pageSql(query, asked)),
  );
  return rows.map(({ id, first, second }) => ({ id, place: [Number(first), second] }));
}

async function countTotal(tx: Transaction, query: TicketQuery, search: PageAsked["search"]): Promise<Total> {
  const asked = { most: TOTAL_EXACT_MAX + 1, search };
  const { rows } = await tx.query<{ count: number }>(unprepared(countSql(query, asked)));
  const count = rows[0]?.count ?? 0;
  return { count: Math.min(count, TOTAL_EXACT_MAX), is_exact: count <= TOTAL_EXACT_MAX };
}

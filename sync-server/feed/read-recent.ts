// What was written in the whole desk between two horizons, read once for all live streams. It finds what the pulls of all
// devices together would find: by the same versions, in the same tables, under the same bound (S3). What each of them
// is shown of it is chosen in `choose-changes.ts`.

import type { CollectionName } from "#protocol/sync/documents.ts";
import type { Transaction } from "../database/transact.ts";
import type { FeedCollection } from "./feed-collection.ts";
import { HISTORY, type HistoryRow, readHistoryRows } from "./history-documents.ts";
import { MESSAGES, type MessageRow, readMessageRows } from "./message-documents.ts";
import { type PersonRow, readPersonRows } from "./person-documents.ts";
import { type AudienceOfTicket, movedSightSql, readAudiences } from "./sight.ts";
import { type Bind, sql } from "./sql.ts";
import { readTicketRows, TICKETS, type TicketRow } from "./ticket-documents.ts";
import { HORIZON_SQL } from "./view.ts";

export interface Recent {
  epoch: string;
  /** All that was written below it is in `content`, or was before. */
  to: bigint;
  /** Null where nobody knows since when, or where it is too much to be told one by one. */
  content: RecentContent | null;
}

export interface RecentContent {
  /** Ids of what shows a change to staff, and of what shows one to customers. Documents of two kinds may have the same id. */
  changed: Readonly<Record<ReaderKind, ChangedIds>>;
  tickets: readonly TicketRow[];
  messages: readonly MessageRow[];
  history: readonly HistoryRow[];
  /** Staff alone. */
  people: readonly PersonRow[];
  /** Who sees which of those tickets. */
  audiences: readonly AudienceOfTicket[];
  /** Audiences, and `person:<id>`, to whom more has happened than that something they see was changed: they pull. */
  moved: ReadonlySet<string>;
}

/** What is shown to somebody of a ticket that they see depends on which of these they are (P3, P4). */
export type ReaderKind = "staff" | "customer";

const READERS = { staff: { role: "support" }, customer: { role: "customer" } } as const;
const KINDS = Object.keys(READERS) as ReaderKind[];

/** Of each kind. What is changed by the thousand is cheaper to pull for whoever it concerns. */
const RECENT_MAX = 300;

/** @param from The horizon up to which was read before, null at first. To be called within a snapshot. */
export async function readRecent(tx: Transaction, from: bigint | null): Promise<Recent> {
  const [place, found] = await Promise.all([readPlace(tx), from === null ? null : findRecent(tx, from)]);
  // Behind where it was before is another life of the database.
  const isTooMuch = found === null || from === null || place.to < from || isOverfull(found);
  return { ...place, content: isTooMuch ? null : await readContent(tx, found) };
}

async function readPlace(tx: Transaction): Promise<Pick<Recent, "epoch" | "to">> {
  const { rows } = await tx.query<{ horizon: string; epoch: string }>(
    `SELECT ${HORIZON_SQL}::text AS horizon, value ->> 'id' AS epoch FROM desk_settings WHERE key = 'epoch'`,
  );
  const [row] = rows;
  if (!row) throw new Error("the database has no epoch");
  return { epoch: row.epoch, to: BigInt(row.horizon) };
}

type ThreadKind = "tickets" | "messages" | "history";
export type ChangedIds = Readonly<Record<ThreadKind, ReadonlySet<string>>>;
type FoundKind = ThreadKind | "people" | "moved";

interface Found {
  kind: FoundKind;
  /** Whom it shows to, where it is a document. */
  reader: ReaderKind | null;
  id: string | null;
  ticketId: string | null;
  audience: string | null;
}

const THREAD: readonly [ThreadKind, FeedCollection<CollectionName>][] = [
  ["tickets", TICKETS],
  ["messages", MESSAGES],
  ["history", HISTORY],
];

async function findRecent(tx: Transaction, from: bigint): Promise<Found[]> {
  const { rows } = await tx.query<Found>(
    sql((bind) => {
      const since = bind(String(from));
      const branches = [
        ...THREAD.flatMap(([kind, collection]) =>
          KINDS.map((reader) => documentsSql({ kind, collection, reader }, since, bind)),
        ),
        ...movedSightSql(since, HORIZON_SQL).map(movedSql),
        `SELECT 'people', 'staff', d.id, NULL::uuid, NULL FROM people AS d
         WHERE d.is_staff AND d.version >= ${since}::xid8 AND d.version < ${HORIZON_SQL} ORDER BY d.version`,
        `SELECT 'moved', NULL, NULL, NULL, 'person:' || d.id FROM people AS d
         WHERE NOT d.is_staff AND d.version >= ${since}::xid8 AND d.version < ${HORIZON_SQL} ORDER BY d.version`,
        `SELECT 'moved', NULL, NULL, NULL, 'person:' || d.person_id FROM notices AS d
         WHERE d.version >= ${since}::xid8 AND d.version < ${HORIZON_SQL} ORDER BY d.version`,
      ];
      const limited = branches.map((branch) => `(${branch} LIMIT ${RECENT_MAX + 1})`).join(" UNION ALL ");
      return `SELECT * FROM (${limited}) AS found (kind, reader, id, "ticketId", audience)`;
    }),
  );
  return rows;
}

interface Branch {
  kind: FoundKind;
  collection: FeedCollection<CollectionName>;
  reader: ReaderKind;
}

/** What shows to somebody has never a newer version than the row, by which the index finds it. */
function documentsSql({ kind, collection, reader }: Branch, since: string, bind: Bind): string {
  const version = `d.${collection.versionColumn(READERS[reader])}`;
  return `SELECT '${kind}', '${reader}', d.id, d.${collection.ticketId}, NULL::text FROM ${collection.table} AS d
    WHERE d.version >= ${since}::xid8 AND ${version} >= ${since}::xid8 AND ${version} < ${HORIZON_SQL}
      AND ${collection.readableSql(READERS[reader], bind)}
    ORDER BY d.version`;
}

function movedSql(audiences: string): string {
  return `SELECT 'moved', NULL, NULL, NULL, audience FROM (${audiences}) AS moved`;
}

function isOverfull(found: readonly Found[]): boolean {
  const counts = new Map<string, number>();
  for (const { kind, reader } of found) {
    const of = `${kind} ${reader}`;
    counts.set(of, (counts.get(of) ?? 0) + 1);
  }
  return [...counts.values()].some((count) => count > RECENT_MAX);
}

async function readContent(tx: Transaction, found: readonly Found[]): Promise<RecentContent> {
  const idsOf = (kind: FoundKind, reader?: ReaderKind) => {
    const rows = found.filter((row) => row.kind === kind && (reader === undefined || row.reader === reader));
    return new Set(rows.flatMap(({ id }) => id ?? []));
  };
  const changedFor = (reader: ReaderKind): ChangedIds => ({
    tickets: idsOf("tickets", reader),
    messages: idsOf("messages", reader),
    history: idsOf("history", reader),
  });
  const ticketIds = [...new Set(found.flatMap(({ ticketId }) => ticketId ?? []))];
  // Whether a viewer follows a ticket is told by its audiences.
  const nobody = () => "false";
  const [tickets, messages, history, people, audiences] = await Promise.all([
    readTicketRows(tx, [...idsOf("tickets")], nobody),
    readMessageRows(tx, [...idsOf("messages")]),
    readHistoryRows(tx, [...idsOf("history")]),
    readPersonRows(tx, [...idsOf("people")]),
    readAudiences(tx, ticketIds),
  ]);
  const changed = { staff: changedFor("staff"), customer: changedFor("customer") };
  const moved = new Set(found.flatMap(({ audience }) => audience ?? []));
  return { changed, tickets, messages, history, people, audiences, moved };
}

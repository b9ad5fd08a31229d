// Who sees which ticket, as rows of `ticket_sight`: the only module that writes them and the only one that says in SQL
// what is in sight and in reach. Pull, push, lookup, search and REST all ask here. The rule itself is `sightOf` of the domain.

import { can } from "#domain/people/permissions.ts";
import type { Actor } from "#domain/people/person.ts";
import { agentAudience, audiencesOf, sightOf, type TicketInSight } from "#domain/people/sight.ts";
import { STATUSES } from "#domain/ticket/values.ts";
import type { Transaction } from "../database/transact.ts";
import { LISTED, type ListedAs, listedAsSql } from "./listed-as.ts";
import type { Bind } from "./sql.ts";

/** `sight`: what would replicate to the viewer; `reach`: all that they may open (P2); `beyond`: what of that is not in sight. */
export type Within = "sight" | "reach" | "beyond";

export interface Followers {
  follow?: readonly string[];
  unfollow?: string;
}

/**
 * Brings the rows of one ticket into line with what the domain says. To be called under the ticket's lock.
 * Returns every audience that sees the ticket now or saw it until now.
 */
export async function reconcileSight(
  tx: Transaction,
  ticket: TicketInSight & { id: string },
  followers: Followers = {},
): Promise<string[]> {
  const sights = sightOf(ticket, await followersAfter(tx, ticket.id, followers));
  const { rows } = await tx.query<{ audience: string }>(RECONCILE, [
    ticket.id,
    sights.map(({ audience }) => audience),
    sights.map(({ cause }) => cause),
  ]);
  return rows.map(({ audience }) => audience);
}

/** The audiences that see a ticket. */
export async function audiencesInSight(tx: Transaction, ticketId: string): Promise<string[]> {
  const { rows } = await tx.query<{ audience: string }>(
    "SELECT DISTINCT audience FROM ticket_sight WHERE ticket_id = $1 AND until IS NULL",
    [ticketId],
  );
  return rows.map(({ audience }) => audience);
}

export interface AudienceOfTicket {
  ticketId: string;
  audience: string;
  isFollower: boolean;
}

/** Who sees which of these tickets. */
export async function readAudiences(tx: Transaction, ticketIds: readonly string[]): Promise<AudienceOfTicket[]> {
  if (ticketIds.length === 0) return [];
  const { rows } = await tx.query<AudienceOfTicket>(
    `SELECT ticket_id AS "ticketId", audience, bool_or(cause = 'follower') AS "isFollower" FROM ticket_sight
     WHERE ticket_id = ANY ($1::uuid[]) AND until IS NULL GROUP BY ticket_id, audience`,
    [ticketIds],
  );
  return rows;
}

/**
 * SQL: the audiences into whose sight something came, and those out of whose sight something went, between two versions.
 * What came between them and went above them came all the same.
 */
export function movedSightSql(from: string, below: string): string[] {
  return [
    `SELECT audience FROM ticket_sight
     WHERE until IS NULL AND since >= ${from}::xid8 AND since < ${below} ORDER BY since`,
    `SELECT audience FROM ticket_sight
     WHERE until IS NOT NULL AND until >= ${from}::xid8 AND until < ${below} ORDER BY until`,
    `SELECT audience FROM ticket_sight
     WHERE until IS NOT NULL AND until >= ${below} AND since >= ${from}::xid8 AND since < ${below} ORDER BY until`,
  ];
}

/** SQL: whether the viewer sees the ticket of that id. */
export function inSightSql(viewer: Actor, ticketId: string, bind: Bind): string {
  return `EXISTS (${liveSightSql(viewer, ticketId, bind)})`;
}

/**
 * SQL for the same, where rows are read in the order of an index and most of them are in sight: asked of each row by
 * itself, for Postgres would else join all that is in sight and sort it, for each page anew.
 */
export function inWideSightSql(viewer: Actor, ticketId: string, bind: Bind): string {
  return `(SELECT true FROM (${liveSightSql(viewer, ticketId, bind)}) AS seen LIMIT 1) IS TRUE`;
}

/** Where tickets are to be found, as conditions on `t`, a ticket. */
export interface Branch {
  where: string;
  /** As what those are listed for which it holds. */
  listedAs: readonly ListedAs[];
  /** What it is a good part of: the whole desk, what nobody has, or what one person has. */
  of: "desk" | "queue" | "person";
}

/** SQL: the whole of a branch as one condition. */
export function branchSql({ where, listedAs }: Branch, bind: Bind): string {
  if (listedAs.length === LISTED.length) return where;
  const [only, ...others] = listedAs;
  const isListed = others.length === 0 ? `= ${bind(only)}` : `= ANY (${bind(listedAs)}::text[])`;
  return `${listedAsSql("t")} ${isListed} AND ${where}`;
}

const ARCHIVED: readonly ListedAs[] = ["archived"];

/**
 * SQL: where the tickets in the viewer's sight are to be found, as branches that exclude each other.
 * Each can be walked through in the order of an index; the first is counted from one alone. Together they say the same as
 * `inSightSql`, by the columns that `sightOf` goes by; a test holds the two against each other.
 */
export function sightBranchesSql(viewer: Actor, bind: Bind): Branch[] {
  if (viewer.role === "customer") return [ofPerson(`t.user_id = ${bind(viewer.id)}`)];
  const assigned = `t.assigned_to = ${bind(viewer.id)}`;
  const followed = `t.id IN (SELECT ticket_id FROM ticket_sight
    WHERE audience = ${bind(agentAudience(viewer.id))} AND cause = 'follower' AND until IS NULL)`;
  if (can(viewer.role, "seeEveryTicket")) {
    return [
      { where: "true", listedAs: STATUSES, of: "desk" },
      ofPerson(assigned, ARCHIVED),
      ofPerson(`${followed} AND ${assigned} IS NOT TRUE`, ARCHIVED),
    ];
  }
  const queued = "t.assigned_to IS NULL AND t.archived_at IS NULL";
  return [
    ofPerson(assigned),
    { where: "t.assigned_to IS NULL", listedAs: STATUSES, of: "queue" },
    ofPerson(`${followed} AND ${assigned} IS NOT TRUE AND NOT (${queued})`),
  ];
}

/** SQL: where all tickets are that the viewer may open. The rule is `hasReach` of the domain. */
export function reachBranchSql(viewer: Actor, bind: Bind): Branch {
  if (can(viewer.role, "reachEveryTicket")) return { where: "true", listedAs: LISTED, of: "desk" };
  return ofPerson(`t.user_id = ${bind(viewer.id)}::uuid`);
}

/**
 * SQL: where the tickets are that the viewer may open and does not see, as branches that exclude each other and can be
 * told from a ticket's own columns. Those that they follow are among them: that is for `inWideSightSql` to say of each.
 */
export function beyondSightBranchesSql(viewer: Actor, bind: Bind): Branch[] {
  if (!can(viewer.role, "reachEveryTicket")) return [ofPerson("false")];
  const others = `t.assigned_to <> ${bind(viewer.id)}`;
  if (can(viewer.role, "seeEveryTicket")) {
    return [{ where: `(${others}) IS NOT FALSE`, listedAs: ARCHIVED, of: "desk" }];
  }
  return [
    { where: others, listedAs: LISTED, of: "desk" },
    { where: "t.assigned_to IS NULL", listedAs: ARCHIVED, of: "queue" },
  ];
}

function ofPerson(where: string, listedAs = LISTED): Branch {
  return { where, listedAs, of: "person" };
}

/** SQL: how many tickets the viewer has in sight, counted up to `most`; one that has several causes to be there counts for each. */
export function countSightSql(viewer: Actor, most: number, bind: Bind): string {
  return `(SELECT count(*) FROM (
    SELECT FROM ticket_sight WHERE audience = ANY (${bind(audiencesOf(viewer))}) AND until IS NULL LIMIT ${bind(most)}
  ) AS seen)`;
}

/** SQL: whether the viewer follows the ticket of that id. */
export function isFollowedSql(viewer: Actor, ticketId: string, bind: Bind): string {
  return `EXISTS (SELECT FROM ticket_sight AS followed WHERE followed.ticket_id = ${ticketId}
    AND followed.audience = ${bind(agentAudience(viewer.id))} AND followed.cause = 'follower' AND followed.until IS NULL)`;
}

function liveSightSql(viewer: Actor, ticketId: string, bind: Bind): string {
  return `SELECT FROM ticket_sight AS live WHERE live.ticket_id = ${ticketId}
    AND live.audience = ANY (${bind(audiencesOf(viewer))}) AND live.until IS NULL`;
}

const AGENT_PREFIX = agentAudience("");

async function followersAfter(
  tx: Transaction,
  ticketId: string,
  { follow = [], unfollow }: Followers,
): Promise<string[]> {
  const { rows } = await tx.query<{ audience: string }>(
    "SELECT audience FROM ticket_sight WHERE ticket_id = $1 AND cause = 'follower' AND until IS NULL",
    [ticketId],
  );
  const followers = new Set(rows.map(({ audience }) => audience.slice(AGENT_PREFIX.length)));
  for (const id of follow) followers.add(id);
  if (unfollow !== undefined) followers.delete(unfollow);
  return [...followers];
}

const RECONCILE = `
  WITH desired AS (
    SELECT * FROM unnest($2::text[], $3::text[]) AS d (audience, cause)
  ), ended AS (
    UPDATE ticket_sight AS s SET until = pg_current_xact_id()
    WHERE s.ticket_id = $1 AND s.until IS NULL
      AND NOT EXISTS (SELECT FROM desired AS d WHERE d.audience = s.audience AND d.cause = s.cause)
    RETURNING s.audience
  ), begun AS (
    INSERT INTO ticket_sight (audience, ticket_id, cause) SELECT audience, $1, cause FROM desired
    ON CONFLICT (audience, ticket_id, cause) DO UPDATE SET since = pg_current_xact_id(), until = NULL
      WHERE ticket_sight.until IS NOT NULL
  )
  SELECT audience FROM ended UNION SELECT audience FROM desired`;

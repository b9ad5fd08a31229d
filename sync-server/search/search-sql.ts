// A search (domain/search) as SQL over `search_texts`, whose words are taken apart as the domain does it. A condition and nothing
// more: whoever lists tickets puts it beside their own filters, order and page, and beside what the searcher may reach.

import { can } from "#domain/people/permissions.ts";
import type { Actor } from "#domain/people/person.ts";
import { parseSearch } from "#domain/search/parse-search.ts";
import type { SearchQuery, SearchTerm, Sought, SoughtAssignee } from "#domain/search/search-query.ts";
import {
  mentionsMeant,
  type Named,
  namesSought,
  type SoughtNames,
  seeksNames,
  wordsOfMention,
} from "#domain/search/sought-mentions.ts";
import { isBeginning } from "#domain/search/words.ts";
import type { Transaction } from "../database/transact.ts";
import { countSightSql, type Within } from "../feed/sight.ts";
import { type Bind, sql } from "../feed/sql.ts";

/** A search of which it is known how common is what it seeks. `wanted`: how many tickets are looked for at most. */
export interface PreparedSearch {
  /** Whether all of it is looked up in the index of words first, or tickets are walked through until enough are found. */
  isLookedUp(wanted: number): boolean;
  /** SQL: whether a row of `support_tickets`, given its alias, fulfils it. */
  conditionSql(ticket: string, wanted: number, bind: Bind): string;
}

export interface SearchAsked {
  searcher: Actor;
  text: string;
  within: Within;
}

/**
 * What this person typed, notes counting for who may read them alone (P3). Nothing fulfils it where nothing is sought. Reach
 * is for the caller to ask of the sight module.
 */
export async function prepareSearch(tx: Transaction, { searcher, text, within }: SearchAsked): Promise<PreparedSearch> {
  const query = parseSearch(text, searcher);
  const { terms } = query;
  const seeking = await toSeeking(tx, searcher, query);
  const rarest = await findRarest(tx, { ...seeking, within }, terms);
  const isLookedUp = (wanted: number) => rarest !== null && isRare(rarest, wanted);
  return {
    isLookedUp,
    conditionSql(ticket, wanted, bind) {
      if (terms.length === 0) return "false";
      const asked = { ...seeking, ticket, bind };
      const among = rarest && isLookedUp(wanted) ? [amongFoundSql(rarest.query, asked)] : [];
      return [...among, ...terms.map((term) => termSql(term, asked))].join("\n AND ");
    },
  };
}

/** SQL on a row of `search_texts`, given its alias: whether it holds any of the words or phrases that are sought, and may be read. */
export async function prepareAnyFound(
  tx: Transaction,
  searcher: Actor,
  query: SearchQuery,
): Promise<(texts: string, bind: Bind) => string> {
  const seeking = await toSeeking(tx, searcher, query);
  const sought = query.terms.flatMap((term) => (term.isNegated ? [] : toTsquery(term.sought, seeking)));
  if (sought.length === 0) return () => "false";
  return (texts, bind) => `${texts}.words @@ ${bind(sought.join(" | "))}::tsquery AND ${readableSql(searcher, texts)}`;
}

async function toSeeking(tx: Transaction, searcher: Actor, query: SearchQuery): Promise<Seeking> {
  const staff = await findNamed(tx, searcher, query.terms);
  return { searcher, staff, names: namesSought(query, staff) };
}

/** The staff by whose names something may be found; nobody for who may read no notes (P3). */
async function findNamed(tx: Transaction, searcher: Actor, terms: readonly SearchTerm[]): Promise<Named[]> {
  if (!can(searcher.role, "useInternalNotes") || !terms.some(({ sought }) => seeksNames(sought))) return [];
  const { rows } = await tx.query<Named>(`SELECT id, display_name AS "displayName" FROM people WHERE is_staff`);
  return rows;
}

/** Rows that are looked at to see how many hold a word. */
const SAMPLE = 2_000;

/** Of an agent's sight so much is counted: who sees more is taken to see this. */
const SIGHT_COUNTED = 20_000;

interface Rarest {
  query: string;
  /** Of all texts, how many hold it: from 0 to 1, as far as a sample tells. */
  share: number;
  texts: number;
  /** The texts of all tickets that a walk could come by. */
  walkable: number;
}

/**
 * Whether to look all of it up. That reads `share * texts` texts, and a ticket for each; a walk reads about `wanted / share` texts,
 * at most all that it can come by. Postgres can't tell, for it takes every beginning of a word for equally common.
 */
function isRare({ share, texts, walkable }: Rarest, wanted: number): boolean {
  return 2 * share * texts < Math.min(walkable, wanted / share);
}

/**
 * What is sought in texts and found in the fewest, null where there is no such thing. Customers' few tickets are walked through
 * in any case, and so how long it takes tells them nothing of the tickets of others (P3).
 */
async function findRarest(
  tx: Transaction,
  { within, ...seeking }: Seeking & Pick<SearchAsked, "within">,
  terms: readonly SearchTerm[],
): Promise<Rarest | null> {
  const { searcher } = seeking;
  const queries = terms.flatMap((term) => (term.isNegated ? [] : toTsquery(term.sought, seeking)));
  if (queries.length === 0 || !can(searcher.role, "reachEveryTicket")) return null;
  const isSightNarrow = within === "sight" && !can(searcher.role, "seeEveryTicket");
  const { rows } = await tx.query<Rarest>(
    sql((bind) => {
      const sample = bind(SAMPLE);
      const walkable = isSightNarrow ? countSightSql(searcher, SIGHT_COUNTED, bind) : "counted.tickets";
      return `WITH counted AS (
          SELECT greatest(t.reltuples, 1)::float8 AS tickets, greatest(s.reltuples, 1)::float8 AS texts
          FROM pg_class AS t, pg_class AS s WHERE t.oid = 'support_tickets'::regclass AND s.oid = 'search_texts'::regclass
        ), sample AS MATERIALIZED (
          SELECT words FROM search_texts
          TABLESAMPLE SYSTEM ((SELECT least(100, 100 * ${sample}::float8 / texts) FROM counted)) REPEATABLE (1)
        ), sampled AS (SELECT greatest(count(*), 1)::float8 AS texts FROM sample)
        SELECT query, (SELECT count(*) FROM sample WHERE words @@ query::tsquery) / sampled.texts AS share,
          counted.texts, ${walkable} * counted.texts / counted.tickets AS walkable
        FROM unnest(${bind(queries)}::text[]) AS query, counted, sampled ORDER BY share LIMIT 1`;
    }),
  );
  return rows[0] ?? null;
}

function amongFoundSql(query: string, { searcher, ticket, bind }: Asked): string {
  return `${ticket}.id = ANY (ARRAY (SELECT rare.ticket_id FROM search_texts AS rare
    WHERE rare.words @@ ${bind(query)}::tsquery AND ${readableSql(searcher, "rare")}))`;
}

interface Seeking {
  searcher: Actor;
  staff: readonly Named[];
  names: SoughtNames;
}

interface Asked extends Seeking {
  ticket: string;
  bind: Bind;
}

function termSql({ sought, isNegated }: SearchTerm, asked: Asked): string {
  return isNegated ? `NOT (${soughtSql(sought, asked)})` : soughtSql(sought, asked);
}

function soughtSql(sought: Sought, asked: Asked): string {
  const { searcher, staff, names, ticket, bind } = asked;
  switch (sought.type) {
    // One word may stand in the subject and another in a message.
    case "words":
      return sought.words
        .map((word) => anySql(textSql(wordQuery(word), asked), mentionSql(names.byWord(word), asked)))
        .join(" AND ");
    case "phrase":
      return anySql(textSql(phraseQuery(sought.words), asked), mentionSql(names.byPhrase(sought.words), asked));
    case "number":
      return textSql(phraseQuery(sought.words), asked);
    case "mentions":
      return mentionSql(mentionsMeant(sought.who, { id: searcher.id, staff }), asked) ?? "false";
    case "status":
    case "priority":
    case "department":
      return `${ticket}.${sought.type} = ANY (${bind(sought.values)}::text[])`;
    case "from":
      return `${ticket}.user_id IN (SELECT customer.id FROM people AS customer
        WHERE search_words(customer.display_name, customer.email) @@ ${bind(allOf(sought.words))}::tsquery)`;
    case "assignee":
      return assigneeSql(sought.who, asked);
    case "note":
      return noteSql(asked);
    case "before":
      return `${ticket}.created_at < ${bind(startOf(sought.day))}::timestamptz`;
    case "after":
      return `${ticket}.created_at >= ${bind(startOf(sought.day))}::timestamptz`;
  }
}

/** Asked of each ticket by itself: Postgres would else join all texts that hold a common word, for a page of fifty. */
function textSql(query: string, { searcher, ticket, bind }: Asked): string {
  return `(SELECT true FROM search_texts AS found WHERE found.ticket_id = ${ticket}.id
    AND found.words @@ ${bind(query)}::tsquery AND ${readableSql(searcher, "found")} LIMIT 1) IS TRUE`;
}

/** Whether one of these is mentioned in a note; null where nobody is meant. */
function mentionSql(ids: readonly string[], { searcher, ticket, bind }: Asked): string | null {
  if (ids.length === 0) return null;
  return `EXISTS (SELECT FROM search_texts AS note WHERE note.ticket_id = ${ticket}.id AND note.is_internal_note
    AND note.words @@ ${bind(anyOf(ids.map(mentionQuery)))}::tsquery AND ${readableSql(searcher, "note")})`;
}

function anySql(one: string, other: string | null): string {
  return other === null ? one : `(${one} OR ${other})`;
}

/** The one place that keeps notes from what customers find (P3). */
function readableSql(searcher: Actor, texts: string): string {
  return can(searcher.role, "useInternalNotes") ? "true" : `NOT ${texts}.is_internal_note`;
}

function noteSql({ searcher, ticket }: Asked): string {
  return `EXISTS (SELECT FROM search_texts AS note WHERE note.ticket_id = ${ticket}.id AND note.is_internal_note
    AND ${readableSql(searcher, "note")})`;
}

function assigneeSql(who: SoughtAssignee, { searcher, ticket, bind }: Asked): string {
  switch (who.type) {
    case "me":
      return `${ticket}.assigned_to IS NOT DISTINCT FROM ${bind(searcher.id)}::uuid`;
    case "nobody":
      return `${ticket}.assigned_to IS NULL`;
    case "named":
      return `${ticket}.assigned_to IS NOT NULL AND ${ticket}.assigned_to IN (SELECT agent.id FROM people AS agent
        WHERE agent.is_staff AND search_words(agent.display_name) @@ ${bind(allOf(who.words))}::tsquery)`;
  }
}

function startOf(day: string): string {
  return `${day}T00:00:00Z`;
}

/** Each holds whatever a text may be found by, and the name of whoever is mentioned in it besides. */
function toTsquery(sought: Sought, { searcher, staff, names }: Seeking): string[] {
  switch (sought.type) {
    case "words":
      return sought.words.map((word) => anyOf([wordQuery(word), ...names.byWord(word).map(mentionQuery)]));
    case "phrase":
      return [anyOf([phraseQuery(sought.words), ...names.byPhrase(sought.words).map(mentionQuery)])];
    case "number":
      return [phraseQuery(sought.words)];
    case "mentions": {
      const meant = mentionsMeant(sought.who, { id: searcher.id, staff });
      return meant.length === 0 ? [] : [anyOf(meant.map(mentionQuery))];
    }
    default:
      return [];
  }
}

function anyOf(queries: readonly string[]): string {
  return `(${queries.join(" | ")})`;
}

function mentionQuery(id: string): string {
  return phraseQuery(wordsOfMention(id));
}

function allOf(words: readonly string[]): string {
  return words.map(wordQuery).join(" & ");
}

function wordQuery(word: string): string {
  return isBeginning(word) ? `${lexeme(word)}:*` : lexeme(word);
}

function phraseQuery(words: readonly string[]): string {
  return `(${words.map(lexeme).join(" <-> ")})`;
}

/** A folded word has neither quotes nor backslashes in it. */
function lexeme(word: string): string {
  return `'${word}'`;
}

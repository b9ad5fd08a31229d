// Where the rows of one thing that is found lie, a ticket and its messages say: beside each other, later things behind
// earlier ones. The place of a document is also its row in the full-text index, so that the newest that matches is the
// first that is found, and what is found of one thing is one range.
//
//   place = group << 20 | ordinal << 8 | slot of the table

import type { SqlConnection } from "./sql-connection.ts";

const SLOT_BITS = 8n;
const GROUP_BITS = 20n;
const ORDINAL_MAX = (1n << (GROUP_BITS - SLOT_BITS)) - 1n;
/** Groups that may begin within one second before they are taken for the next one's. */
const GROUPS_PER_SECOND = 1_024;

export const PLACES_SQL = `
  CREATE TABLE text_groups (number INTEGER PRIMARY KEY, name TEXT NOT NULL);
  CREATE INDEX text_groups_by_name ON text_groups (name, number);`;

export interface Group {
  name: string;
  /** Milliseconds since 1970: when it began, as far as its first document tells. */
  beganAt: number;
}

export type FindPlace = (table: string, slot: number, group: Group) => Promise<bigint>;

export function groupOf(place: bigint): number {
  return Number(place >> GROUP_BITS);
}

export function slotOf(place: bigint): number {
  return Number(place & ((1n << SLOT_BITS) - 1n));
}

/** What holds in SQL for documents of a table that do not lie in the group of their name. */
export function isMisplacedSql(slot: number, nameSql: string): string {
  return `(place & ${(1n << SLOT_BITS) - 1n}) <> ${slot} OR NOT EXISTS (
    SELECT 1 FROM text_groups WHERE number = place >> ${GROUP_BITS} AND name = ${nameSql})`;
}

/** The places of a group that SQL knows the number of, for BETWEEN. */
export function placesOfGroupSql(group: string): string {
  return `(${group} << ${GROUP_BITS}) AND ((${group} + 1) << ${GROUP_BITS}) - 1`;
}

export function lastPlaceOf(group: number): bigint {
  return firstPlaceOf(group + 1) - 1n;
}

function firstPlaceOf(group: number): bigint {
  return BigInt(group) << GROUP_BITS;
}

/** Gives places to new documents. It remembers what it gave, so it serves one transaction and no longer. */
export function createPlaces(connection: SqlConnection): FindPlace {
  const groups = new Map<string, number>();
  const ordinals = new Map<string, bigint>();
  return async (table, slot, group) => {
    let number =
      groups.get(group.name) ?? (await findGroup(connection, group.name)) ?? (await addGroup(connection, group));
    let ordinal = ordinals.get(`${number} ${slot}`) ?? (await nextOrdinal(connection, table, number));
    if (ordinal > ORDINAL_MAX) {
      // A thread without end goes on in another group of the same name.
      number = await addGroup(connection, group);
      ordinal = 0n;
    }
    groups.set(group.name, number);
    ordinals.set(`${number} ${slot}`, ordinal + 1n);
    return firstPlaceOf(number) | (ordinal << SLOT_BITS) | BigInt(slot);
  };
}

async function findGroup(connection: SqlConnection, name: string): Promise<number | null> {
  const [row] = await connection.query("SELECT max(number) FROM text_groups WHERE name = ?", [name]);
  return (row?.[0] as number | null | undefined) ?? null;
}

async function addGroup(connection: SqlConnection, { name, beganAt }: Group): Promise<number> {
  const number = await freeNumber(connection, Math.max(1, Math.floor(beganAt / 1_000)) * GROUPS_PER_SECOND);
  await connection.query("INSERT INTO text_groups (number, name) VALUES (?, ?)", [number, name]);
  return number;
}

async function freeNumber(connection: SqlConnection, from: number): Promise<number> {
  for (let first = from; ; first += GROUPS_PER_SECOND) {
    const last = first + GROUPS_PER_SECOND - 1;
    const [row] = await connection.query("SELECT max(number) FROM text_groups WHERE number BETWEEN ? AND ?", [
      first,
      last,
    ]);
    const taken = row?.[0] as number | null | undefined;
    if (taken === null || taken === undefined) return first;
    if (taken < last) return taken + 1;
  }
}

async function nextOrdinal(connection: SqlConnection, table: string, group: number): Promise<bigint> {
  const range = [firstPlaceOf(group), lastPlaceOf(group)];
  const [row] = await connection.query(`SELECT max(place) FROM ${table} WHERE place BETWEEN ? AND ?`, range);
  const last = row?.[0] as number | bigint | null | undefined;
  return last === null || last === undefined ? 0n : ((BigInt(last) >> SLOT_BITS) & ORDINAL_MAX) + 1n;
}

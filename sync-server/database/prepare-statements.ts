// Statements with values are prepared on each connection and from then on only run: parsing and planning cost Postgres
// about as much as the work itself. What is asked in one moment leaves in one packet. The pool calls this for each
// connection it opens.

import type { Duplex } from "node:stream";
import type { PoolClient } from "pg";

/** Texts are put together from parts and few in kind; should they ever be more, the rest is run unprepared. */
const STATEMENTS_MAX = 500;

interface Unnamed {
  text: string;
  values: unknown[];
}

type Query = (...given: unknown[]) => unknown;

/** Gives each text a name of its own, the same on every connection. */
export function createStatementNames(): (text: string) => string | undefined {
  const names = new Map<string, string>();
  return (text) => {
    const known = names.get(text);
    if (known !== undefined || names.size >= STATEMENTS_MAX) return known;
    const name = `holdfast_${names.size}`;
    names.set(text, name);
    return name;
  };
}

/**
 * A statement that is not prepared: for those whose texts are as many as what people think of, which would use up the names
 * and leave none for statements that are run all the time.
 */
export function unprepared(query: Unnamed): Unnamed & { name: string } {
  return { ...query, name: "" };
}

export function prepareStatements(client: PoolClient, nameOf: (text: string) => string | undefined): void {
  const { stream } = (client as unknown as { connection: { stream: Duplex } }).connection;
  const send = client.query.bind(client) as Query;
  const ask: Query = (...given) => {
    stream.cork();
    process.nextTick(() => stream.uncork());
    return send(...given);
  };
  const askPrepared: Query = (query, values, ...rest) => {
    if (typeof query === "string" && Array.isArray(values)) {
      return ask({ name: nameOf(query), text: query, values }, ...rest);
    }
    return isUnnamed(query)
      ? ask({ ...query, name: nameOf(query.text) }, values, ...rest)
      : ask(query, values, ...rest);
  };
  client.query = askPrepared as PoolClient["query"];
}

function isUnnamed(query: unknown): query is Unnamed {
  const given = query as { text?: unknown; values?: unknown; name?: unknown; submit?: unknown } | null;
  if (typeof given !== "object" || given === null || typeof given.submit === "function") return false;
  return typeof given.text === "string" && Array.isArray(given.values) && given.name === undefined;
}

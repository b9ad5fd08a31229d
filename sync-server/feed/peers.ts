// The server processes that share a database, as the connections show on which they listen. One that has gone without a
// farewell, or has fallen silent, may have committed a change that it never told of. See docs/decisions/007.

import type { QueryConfig } from "pg";

const PREFIX = "holdfast news ";

/** Long against the beat, so that a process which was merely busy is not taken for lost. */
const SILENT_AFTER = "10 seconds";

/** The name under which the connection of a process listens. */
export function toPeerName(id: string): string {
  return PREFIX + id;
}

export interface PeerRow {
  name: string;
  isSilent: boolean;
}

/**
 * Each process asks this on the connection that listens, at every beat: that it asks is what shows the others that it
 * lives, by the clock of Postgres. A name stands for a process, not for a connection.
 */
export const FIND_PEERS = {
  text: `SELECT application_name AS name,
      bool_and(coalesce(state_change < clock_timestamp() - interval '${SILENT_AFTER}', false)) AS "isSilent"
    FROM pg_stat_activity
    WHERE datname = current_database() AND starts_with(application_name, '${PREFIX}') GROUP BY application_name`,
} satisfies QueryConfig;

export interface Peers {
  /** Takes in who is there now. @returns those that were lost since the last look: gone, or newly silent. */
  look(rows: readonly PeerRow[]): string[];
  /** It begins to serve: it may be gone again before the next look. */
  hello(name: string): void;
  /** It has told all it knew: its going is no loss. */
  farewell(name: string): void;
}

export function createPeers(): Peers {
  let known = new Map<string, { isSilent: boolean }>();
  return {
    look(rows) {
      const present = new Map(rows.map(({ name, isSilent }) => [name, { isSilent }]));
      const lost = [...known].filter(([name, before]) => {
        const now = present.get(name);
        return !now || (now.isSilent && !before.isSilent);
      });
      known = present;
      return lost.map(([name]) => name);
    },
    hello: (name) => void known.set(name, { isSilent: false }),
    farewell: (name) => void known.delete(name),
  };
}

import type { Pool } from "pg";
import type { Logger } from "pino";
import type { FindSignedIn } from "./accounts/find-signed-in.ts";
import type { Announcer } from "./feed/announce.ts";
import type { Metrics } from "./metrics/metrics.ts";
import type { Presence } from "./presence/presence.ts";
import type { Egress } from "./webhooks/egress.ts";

/** What the parts of the server need of it, passed to them explicitly. */
export interface Services {
  pool: Pool;
  /** For what live streams are told: it must not queue behind requests, of which there are most when it matters most. */
  livePool: Pool;
  /** The server's clock (S7): nothing here asks another. */
  now: () => Date;
  log: Logger;
  announcer: Announcer;
  metrics: Metrics;
  presence: Presence;
  /** Signs access tokens; one for all servers of a desk. */
  signingKey: Uint8Array;
  findSignedIn: FindSignedIn;
  /** Where the server may open connections to, for others. */
  egress: Egress;
  /** Aborted when the server begins to stop: answers that would go on for ever end within `drainMs` then. */
  stopping: AbortSignal;
  /** How long a server that stops goes on serving. */
  drainMs: number;
}

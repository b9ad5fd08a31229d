import { createFindSignedIn } from "./accounts/find-signed-in.ts";
import { ensureSigningKey } from "./accounts/signing-key.ts";
import { createMetrics } from "./metrics/metrics.ts";
import { startPresence } from "./presence/presence.ts";
import type { Services } from "./services.ts";
import { createEgress, type EgressOptions } from "./webhooks/egress.ts";

/** What whoever starts the services has opened or decided, and closes again. */
export type Opened = Pick<Services, "pool" | "livePool" | "announcer" | "now" | "log" | "stopping" | "drainMs">;

/** The services on an open database, for a server as for a command that is run once. */
export async function assembleServices(opened: Opened, egress: EgressOptions): Promise<Services> {
  const { pool, announcer, now } = opened;
  const signingKey = await ensureSigningKey(pool);
  return {
    ...opened,
    signingKey,
    findSignedIn: createFindSignedIn({ pool, now, signingKey }),
    metrics: createMetrics(),
    presence: startPresence({ announcer, now }),
    egress: createEgress(egress),
  };
}

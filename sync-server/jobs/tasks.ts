// What each kind of job does. Any of them may be broken off and run again, so each goes on from what is there.

import { forgetDoneRequests } from "../accounts/done-requests.ts";
import { eraseWords, findUnfinishedErasures } from "../accounts/erase-words.ts";
import { forgetSecurityEvents } from "../audit/forget-security-events.ts";
import type { Services } from "../services.ts";
import type { Configuration } from "../settings.ts";
import { archiveOldTickets } from "../tickets/archive-old-tickets.ts";
import { DELIVERY_DAYS, forgetDeliveries } from "../webhooks/forget-deliveries.ts";
import type { JobName, JobPayload } from "./job-payloads.ts";

export type Retention = Pick<Configuration, "archiveAfterDays" | "securityEventDays">;

export type Tasks = { [N in JobName]: (payload: JobPayload<N>) => Promise<void> };

const DAY_MS = 86_400_000;

export function createTasks(services: Services, { archiveAfterDays, securityEventDays }: Retention): Tasks {
  const { log, now } = services;
  const daysAgo = (days: number) => new Date(now().getTime() - days * DAY_MS);
  return {
    async "archive-old-tickets"() {
      if (archiveAfterDays === null) return;
      const archived = await archiveOldTickets(services, daysAgo(archiveAfterDays));
      if (archived > 0) log.info({ archived }, "old closed tickets were archived");
    },
    async "forget-security-events"() {
      const forgotten = await forgetSecurityEvents(services, daysAgo(securityEventDays));
      if (forgotten > 0) log.info({ forgotten }, "old security events were forgotten");
    },
    async "forget-deliveries"() {
      const forgotten = await forgetDeliveries(services, daysAgo(DELIVERY_DAYS));
      if (forgotten > 0) log.info({ forgotten }, "old deliveries of webhooks were forgotten");
      await forgetDoneRequests(services.pool, daysAgo(DELIVERY_DAYS));
    },
    async "finish-erasures"() {
      for (const personId of await findUnfinishedErasures(services)) await eraseWords(services, personId);
    },
    async "erase-words"({ personId }) {
      await eraseWords(services, personId);
    },
  };
}

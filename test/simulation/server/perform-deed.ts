// Does what admins do besides operations, with the server's own functions.

import { changeRole } from "#sync-server/accounts/change-role.ts";
import { disablePerson } from "#sync-server/accounts/disable-person.ts";
import { transact } from "#sync-server/database/transact.ts";
import { reconcileSight } from "#sync-server/feed/sight.ts";
import { ProblemError } from "#sync-server/http/problem-error.ts";
import type { Services } from "#sync-server/services.ts";
import { deleteTicket } from "#sync-server/tickets/delete-ticket.ts";
import { lockTicket } from "#sync-server/tickets/lock-ticket.ts";
import { currentVersion } from "#sync-server/tickets/versions.ts";
import type { Deed } from "./server-commands.ts";

export async function performDeed(services: Services, deed: Deed): Promise<"done" | "refused"> {
  try {
    await perform(services, deed);
    return "done";
  } catch (fault) {
    if (fault instanceof ProblemError) return "refused";
    throw fault;
  }
}

async function perform(services: Services, deed: Deed): Promise<void> {
  const superAdmin = (id: string) => ({ id, role: "super_admin" }) as const;
  switch (deed.type) {
    case "change role":
      return await changeRole(services, { ...deed, actor: superAdmin(deed.actorId) });
    case "disable":
      return await disablePerson(services, deed.personId);
    case "delete ticket":
      return await deleteTicket(services, { ticketId: deed.ticketId, actor: superAdmin(deed.actorId) });
    case "archive ticket":
      return await archiveTicket(services, deed.ticketId);
    case "tell":
      return services.announcer.announce({ audiences: [...deed.audiences], version: deed.version });
  }
}

/** The schema knows archived tickets, and nothing archives them yet: as it will, under the ticket's lock and with its sight. */
async function archiveTicket({ pool, now, announcer }: Services, ticketId: string): Promise<void> {
  const news = await transact(pool, async (tx) => {
    const locked = await lockTicket(tx, ticketId);
    if (!locked || locked.isDeleted || locked.isArchived) return null;
    await tx.query("UPDATE support_tickets SET archived_at = $2 WHERE id = $1", [ticketId, now()]);
    const audiences = await reconcileSight(tx, { ...locked, isArchived: true });
    return { audiences, version: await currentVersion(tx) };
  });
  if (news) announcer.announce(news);
}

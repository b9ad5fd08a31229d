// Does what admins do besides operations, with the server's own functions.

import { changeRole } from "#sync-server/accounts/change-role.ts";
import { disablePerson } from "#sync-server/accounts/disable-person.ts";
import { renamePerson } from "#sync-server/accounts/rename-person.ts";
import { ProblemError } from "#sync-server/http/problem-error.ts";
import type { Services } from "#sync-server/services.ts";
import { archiveTicket } from "#sync-server/tickets/archive-ticket.ts";
import { deleteTicket } from "#sync-server/tickets/delete-ticket.ts";
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
      return await disablePerson(services, { ...deed, actor: superAdmin(deed.actorId) });
    case "rename":
      // Every document that shows the name is given out anew before the next is asked for.
      return await (await renamePerson(services, { ...deed, actor: superAdmin(deed.actorId) })).told;
    case "delete ticket":
      return await deleteTicket(services, { ticketId: deed.ticketId, actor: superAdmin(deed.actorId) });
    case "archive ticket":
      return await archiveTicket(services, { ...deed, actor: superAdmin(deed.actorId) });
    case "tell":
      return services.announcer.announce({ audiences: [...deed.audiences], version: deed.version });
  }
}

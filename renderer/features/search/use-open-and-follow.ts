import { useDesk } from "#renderer/sync/use-desk.tsx";
import { t } from "#renderer/texts/texts.ts";
import { showFault } from "#renderer/ticket-display/show-fault.ts";

/** Opens a ticket that is not on this device: opening follows it, and so brings it here with its whole past (P2). */
export function useOpenAndFollow(onOpen: (ticketId: string) => void): (ticketId: string) => void {
  const desk = useDesk();
  return (ticketId) => {
    desk
      .submit({ kind: "follow", args: {}, ticketId })
      .then(() => onOpen(ticketId))
      .catch((fault: unknown) => showFault(t("search.openFailed"), fault));
  };
}

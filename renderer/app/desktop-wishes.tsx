// Carries out what came from outside the window: a link to a ticket, a choice in the system's menu.

import { useEffect, useEffectEvent } from "react";
import { filter, firstValueFrom } from "rxjs";
import { useDesktopNews } from "#renderer/desktop/desktop-news.ts";
import { useMenuCommand } from "#renderer/desktop/use-menu-command.ts";
import type { Desk, SyncStatus } from "#renderer/sync/desk.ts";
import { useDesk } from "#renderer/sync/use-desk.tsx";
import { t } from "#renderer/texts/texts.ts";
import { showFault } from "#renderer/ticket-display/show-fault.ts";

export interface DesktopWishesProps {
  onOpenTicket: (ticketId: string) => void;
  /** For a ticket that is not on this device. */
  onMissingTicket: (ticketNumber: string) => void;
  onNewTicket: () => void;
  onSearch: () => void;
  onHelp: () => void;
}

export function DesktopWishes({ onOpenTicket, onMissingTicket, onNewTicket, onSearch, onHelp }: DesktopWishesProps) {
  const desk = useDesk();
  const wanted = useDesktopNews((news) => news.wantedTicket);
  const open = useEffectEvent(async (ticketNumber: string) => {
    const ticketId = (await desk.findByNumber(ticketNumber)) ?? (await findOnceInStep(desk, ticketNumber));
    if (ticketId === null) onMissingTicket(ticketNumber);
    else onOpenTicket(ticketId);
  });
  useEffect(() => {
    if (wanted === null) return;
    useDesktopNews.setState({ wantedTicket: null });
    open(wanted).catch((fault: unknown) => showFault(t("app.openFailed", { number: wanted }), fault));
  }, [wanted]);
  useMenuCommand("newTicket", onNewTicket);
  useMenuCommand("search", onSearch);
  useMenuCommand("help", onHelp);
  return null;
}

/** A device that has just been signed in to may be fetching the ticket right now. */
async function findOnceInStep(desk: Desk, ticketNumber: string): Promise<string | null> {
  const isSettled = ({ lastSyncAt, connection }: SyncStatus) => lastSyncAt !== null || connection.state === "offline";
  await firstValueFrom(desk.watchStatus().pipe(filter(isSettled)));
  return await desk.findByNumber(ticketNumber);
}

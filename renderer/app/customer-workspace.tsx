// Puts the customer's features together: their tickets, one ticket, a new ticket, and what waits to be sent.

import { type ReactNode, useState } from "react";
import { useHashLocation } from "wouter/use-hash-location";
import { CustomerTicketScreen } from "#renderer/features/customer-ticket/customer-ticket-screen.tsx";
import { CustomerTicketsScreen } from "#renderer/features/customer-tickets/customer-tickets-screen.tsx";
import { NewTicketScreen } from "#renderer/features/customer-tickets/new-ticket-screen.tsx";
import { NotificationTeller } from "#renderer/features/notifications/notification-teller.tsx";
import { NoticeTeller } from "#renderer/features/outbox/notice-teller.tsx";
import { OutboxPanel } from "#renderer/features/outbox/outbox-panel.tsx";
import { t } from "#renderer/texts/texts.ts";
import { StatusBar } from "#renderer/ticket-display/status-bar.tsx";
import { showNotice } from "#renderer/ui/toast.tsx";
import { CustomerHeader } from "./customer-header.tsx";
import { type CustomerRoute, readCustomerRoute, toCustomerPath } from "./customer-route.ts";
import { DesktopWishes } from "./desktop-wishes.tsx";
import { OfflineStrip } from "./offline-strip.tsx";

export interface CustomerWorkspaceProps {
  /** Who is signed in, settings, signing out. */
  accountMenu: ReactNode;
}

export function CustomerWorkspace({ accountMenu }: CustomerWorkspaceProps) {
  const [path, navigate] = useHashLocation();
  const [isOutboxOpen, setIsOutboxOpen] = useState(false);
  const route = readCustomerRoute(path);
  const goTo = (to: CustomerRoute) => navigate(toCustomerPath(to));
  const openTicket = (ticketId: string) => goTo({ page: "ticket", ticketId });
  const goHome = () => goTo({ page: "tickets" });

  return (
    <div className="flex min-h-0 flex-1 flex-col bg-canvas">
      <CustomerHeader accountMenu={accountMenu} onHome={goHome} />
      <OfflineStrip />
      <CustomerPage route={route} onHome={goHome} onOpen={openTicket} onNew={() => goTo({ page: "new" })} />
      <StatusBar onOpenOutbox={() => setIsOutboxOpen(true)} />
      <DesktopWishes
        onOpenTicket={openTicket}
        onMissingTicket={(number) => showNotice({ title: t("app.notYours", { number }) })}
        onNewTicket={() => goTo({ page: "new" })}
        onSearch={goHome}
        onHelp={goHome}
      />
      <NotificationTeller openTicketId={route.page === "ticket" ? route.ticketId : null} onOpenTicket={openTicket} />
      <NoticeTeller onOpenTicket={openTicket} onOpenOutbox={() => setIsOutboxOpen(true)} />
      <OutboxPanel open={isOutboxOpen} onClose={() => setIsOutboxOpen(false)} onOpenTicket={openTicket} />
    </div>
  );
}

interface CustomerPageProps {
  route: CustomerRoute;
  onHome: () => void;
  onOpen: (ticketId: string) => void;
  onNew: () => void;
}

function CustomerPage({ route, onHome, onOpen, onNew }: CustomerPageProps) {
  switch (route.page) {
    case "tickets":
      return <CustomerTicketsScreen onOpen={onOpen} onNew={onNew} />;
    case "new":
      return <NewTicketScreen onCreated={onOpen} onBack={onHome} />;
    case "ticket":
      return <CustomerTicketScreen key={route.ticketId} ticketId={route.ticketId} onBack={onHome} />;
  }
}

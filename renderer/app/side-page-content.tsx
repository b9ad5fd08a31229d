import { lazy, Suspense } from "react";
import type { InboxNavigation } from "#renderer/features/inbox/use-inbox-route.ts";
import { t } from "#renderer/texts/texts.ts";
import { Splash } from "./splash.tsx";
import type { SidePage } from "./use-side-page.ts";

// Screens that not everybody opens, and so are not part of what is loaded first.
const DashboardScreen = lazy(() =>
  import("#renderer/features/dashboard/dashboard-screen.tsx").then((room) => ({ default: room.DashboardScreen })),
);
const IntegrationsScreen = lazy(() =>
  import("#renderer/features/integrations/integrations-screen.tsx").then((room) => ({
    default: room.IntegrationsScreen,
  })),
);
const StaffScreen = lazy(() =>
  import("#renderer/features/staff/staff-screen.tsx").then((room) => ({ default: room.StaffScreen })),
);

export function SidePageContent({ page, onGoTo }: { page: SidePage; onGoTo: InboxNavigation["goTo"] }) {
  return (
    <Suspense fallback={<Splash label={t("app.openingPage")} />}>
      {page === "staff" && (
        <StaffScreen onShowTickets={(personId) => onGoTo({ view: `assignee-${personId}`, ticketId: null })} />
      )}
      {page === "dashboard" && (
        <DashboardScreen onOpenTicket={(ticketId) => onGoTo({ view: "unassigned", ticketId })} />
      )}
      {page === "integrations" && <IntegrationsScreen />}
    </Suspense>
  );
}

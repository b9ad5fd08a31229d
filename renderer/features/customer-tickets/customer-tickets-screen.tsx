import { Plus } from "lucide-react";
import { useState } from "react";
import { useRemembered } from "#renderer/desktop/remembered.ts";
import type { ShownTicket } from "#renderer/sync/desk.ts";
import { useDesk, useWatched } from "#renderer/sync/use-desk.tsx";
import { t } from "#renderer/texts/texts.ts";
import { FirstFillStrip, useFirstFill } from "#renderer/ticket-display/first-fill.tsx";
import { SearchHints } from "#renderer/ticket-display/search-hints.tsx";
import { useSearch } from "#renderer/ticket-display/use-search.ts";
import { useTicketWindow } from "#renderer/ticket-display/use-ticket-window.ts";
import { Button } from "#renderer/ui/button.tsx";
import { Late } from "#renderer/ui/late.tsx";
import { ListEnd } from "#renderer/ui/list-end.tsx";
import { Skeleton } from "#renderer/ui/skeleton.tsx";
import { Tabs } from "#renderer/ui/tabs.tsx";
import { NoTickets } from "./no-tickets.tsx";
import { TicketCard } from "./ticket-card.tsx";
import { TicketLine } from "./ticket-line.tsx";
import { TAB_FILTERS, TICKET_TABS, type TicketTab, toTabLabel } from "./ticket-tabs.ts";
import { LAYOUTS, type Layout, TicketsToolbar } from "./tickets-toolbar.tsx";
import { useUnsettled } from "./use-unsettled.ts";

export interface CustomerTicketsScreenProps {
  onOpen: (ticketId: string) => void;
  onNew: () => void;
}

export function CustomerTicketsScreen({ onOpen, onNew }: CustomerTicketsScreenProps) {
  const desk = useDesk();
  const [tab, setTab] = useRemembered<TicketTab>("customer-tab", TICKET_TABS, "all");
  const [layout, setLayout] = useRemembered<Layout>("customer-layout", LAYOUTS, "cards");
  const [text, setText] = useState("");
  const counts = useWatched(() => desk.watchCounts(TAB_FILTERS), [desk]);
  const isFilled = useFirstFill() === null;

  return (
    <main className="min-h-0 flex-1 overflow-y-auto">
      <div className="mx-auto flex min-h-full max-w-6xl flex-col gap-4 px-4 py-5 sm:px-6 sm:py-7">
        <div className="flex flex-wrap items-center justify-between gap-3">
          <h1 className="text-2xl font-semibold tracking-tight">{t("customer.tickets")}</h1>
          <Button variant="primary" size="lg" icon={Plus} onClick={onNew}>
            {t("customer.newTicket")}
          </Button>
        </div>
        <Tabs
          label={t("customer.which")}
          value={tab}
          onValueChange={setTab}
          tabs={TICKET_TABS.map((value) => ({
            value,
            label: toTabLabel(value),
            count: isFilled ? counts?.[value] : undefined,
          }))}
        >
          <div className="flex flex-1 flex-col gap-4 pt-4">
            <TicketsToolbar text={text} onTextChange={setText} layout={layout} onLayoutChange={setLayout} />
            <TicketsShown tab={tab} text={text.trim()} layout={layout} onOpen={onOpen} onNew={onNew} />
          </div>
        </Tabs>
      </div>
    </main>
  );
}

interface TicketsShownProps extends CustomerTicketsScreenProps {
  tab: TicketTab;
  text: string;
  layout: Layout;
}

function TicketsShown({ text, ...shown }: TicketsShownProps) {
  return text === "" ? <TabTickets key={shown.tab} {...shown} /> : <FoundTickets text={text} {...shown} />;
}

/** Grows as its end comes into view. */
function TabTickets({ tab, layout, onOpen, onNew }: Omit<TicketsShownProps, "text">) {
  const { window, show } = useTicketWindow({ filter: TAB_FILTERS[tab], sort: "recently_updated", group: null }, null);
  if (!window) {
    return (
      <Late>
        <TicketsSkeleton layout={layout} />
      </Late>
    );
  }
  if (window.count === 0) return <NoTickets tab={tab} text="" onNew={onNew} />;
  const held = window.rows.length;
  return (
    <>
      <FirstFillStrip />
      <TicketGrid tab={tab} layout={layout} tickets={window.rows} onOpen={onOpen} />
      {held < window.count && <ListEnd key={held} onSeen={() => show(0, held)} />}
    </>
  );
}

function FoundTickets({ tab, text, layout, onOpen, onNew }: TicketsShownProps) {
  const { found, showMore } = useSearch(text, TAB_FILTERS[tab].status);
  const tickets = found?.hits.map(({ ticket }) => ticket) ?? [];
  return (
    <>
      <SearchHints text={text} />
      {tickets.length === 0 && found?.text === text && <NoTickets tab={tab} text={text} onNew={onNew} />}
      {tickets.length > 0 && <TicketGrid tab={tab} layout={layout} tickets={tickets} onOpen={onOpen} />}
      {found?.hasMore && <ListEnd key={tickets.length} onSeen={showMore} />}
    </>
  );
}

function TicketsSkeleton({ layout }: { layout: Layout }) {
  return (
    <div role="status" aria-label={t("customer.loading")} className={LAYOUT_CLASSES[layout]}>
      {["first", "second", "third"].map((place) => (
        <div key={place} className={SKELETON_CLASSES[layout]}>
          <Skeleton className="h-3.5 w-2/5" />
          <Skeleton className="h-4 w-4/5" />
          <Skeleton className="h-3.5 w-3/5" />
        </div>
      ))}
    </div>
  );
}

interface TicketGridProps {
  tab: TicketTab;
  layout: Layout;
  tickets: readonly ShownTicket[];
  onOpen: (ticketId: string) => void;
}

function TicketGrid({ tab, layout, tickets, onOpen }: TicketGridProps) {
  const unsettled = useUnsettled();
  const Entry = layout === "cards" ? TicketCard : TicketLine;
  return (
    <ul aria-label={t(`customer.list.${tab}`)} className={LAYOUT_CLASSES[layout]}>
      {tickets.map((ticket) => (
        <li key={ticket.id} className="min-w-0 [contain-intrinsic-size:auto_10rem] [content-visibility:auto]">
          <Entry
            ticket={ticket}
            hasDraft={unsettled.drafts.has(ticket.id)}
            needsAttention={unsettled.refused.has(ticket.id)}
            onOpen={onOpen}
          />
        </li>
      ))}
    </ul>
  );
}

const LAYOUT_CLASSES: Readonly<Record<Layout, string>> = {
  cards: "grid grid-cols-[repeat(auto-fill,minmax(min(19rem,100%),1fr))] gap-3",
  list: "flex flex-col overflow-hidden rounded-xl border border-line bg-surface divide-y divide-line",
};

const SKELETON_CLASSES: Readonly<Record<Layout, string>> = {
  cards: "flex h-40 flex-col gap-3 rounded-xl border border-line bg-surface p-4",
  list: "flex flex-col gap-2 px-4 py-3",
};

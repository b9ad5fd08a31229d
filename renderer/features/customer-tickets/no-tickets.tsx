import { CheckCheck, Inbox, LifeBuoy, Plus, SearchX } from "lucide-react";
import { t } from "#renderer/texts/texts.ts";
import { FirstFillState, useFirstFill } from "#renderer/ticket-display/first-fill.tsx";
import { Button } from "#renderer/ui/button.tsx";
import { EmptyState } from "#renderer/ui/empty-state.tsx";
import type { TicketTab } from "./ticket-tabs.ts";

export interface NoTicketsProps {
  tab: TicketTab;
  text: string;
  onNew: () => void;
}

/** Why there is nothing to see, which differs: nothing found, nothing of this kind, nothing yet, not fetched yet. */
export function NoTickets({ tab, text, onNew }: NoTicketsProps) {
  if (text !== "") {
    return (
      <EmptyState icon={SearchX} title={t("customer.none.search", { query: text })}>
        {t("customer.none.searchDetail")}
      </EmptyState>
    );
  }
  switch (tab) {
    case "all":
      return <NoneAtAll onNew={onNew} />;
    case "closed":
      return (
        <EmptyState icon={Inbox} title={t("customer.none.closed")}>
          {t("customer.none.closedDetail")}
        </EmptyState>
      );
    default:
      return (
        <EmptyState icon={CheckCheck} title={t(`customer.none.${tab}`)}>
          {t("customer.none.otherDetail")}
        </EmptyState>
      );
  }
}

function NoneAtAll({ onNew }: Pick<NoTicketsProps, "onNew">) {
  const fill = useFirstFill();
  const newTicket = (label: string) => (
    <Button variant="primary" icon={Plus} onClick={onNew}>
      {label}
    </Button>
  );
  if (fill) return <FirstFillState fill={fill} action={newTicket(t("customer.newTicket"))} />;
  return (
    <EmptyState icon={LifeBuoy} title={t("customer.none.first")} action={newTicket(t("customer.none.firstAction"))}>
      {t("customer.none.firstDetail")}
    </EmptyState>
  );
}

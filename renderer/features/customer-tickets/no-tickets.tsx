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
  const fill = useFirstFill();
  if (text !== "") {
    return (
      <EmptyState icon={SearchX} title={t("customer.none.search", { query: text })}>
        {t("customer.none.searchDetail")}
      </EmptyState>
    );
  }
  if (fill) return <FirstFillState fill={fill} action={<NewTicket label={t("customer.newTicket")} onNew={onNew} />} />;
  switch (tab) {
    case "all":
      return (
        <EmptyState
          icon={LifeBuoy}
          title={t("customer.none.first")}
          action={<NewTicket label={t("customer.none.firstAction")} onNew={onNew} />}
        >
          {t("customer.none.firstDetail")}
        </EmptyState>
      );
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

function NewTicket({ label, onNew }: Pick<NoTicketsProps, "onNew"> & { label: string }) {
  return (
    <Button variant="primary" icon={Plus} onClick={onNew}>
      {label}
    </Button>
  );
}

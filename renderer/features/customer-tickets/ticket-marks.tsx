import { CircleAlert, HardDriveDownload, PencilLine } from "lucide-react";
import { t } from "#renderer/texts/texts.ts";
import { Badge } from "#renderer/ui/badge.tsx";
import type { TicketEntryProps } from "./ticket-card.tsx";

type TicketMarksProps = Pick<TicketEntryProps, "ticket" | "hasDraft" | "needsAttention">;

/** What of this ticket is not with the desk (M5). */
export function TicketMarks({ ticket, hasDraft, needsAttention }: TicketMarksProps) {
  const isWaiting = ticket.pendingOperations > 0;
  if (!isWaiting && !hasDraft && !needsAttention) return null;
  return (
    <span className="flex flex-wrap gap-1.5">
      {needsAttention && (
        <Badge tone="danger" icon={CircleAlert}>
          {t("customer.attention")}
        </Badge>
      )}
      {isWaiting && (
        <Badge tone="warning" icon={HardDriveDownload}>
          {t("customer.saved")}
        </Badge>
      )}
      {hasDraft && <Badge icon={PencilLine}>{t("customer.draft")}</Badge>}
    </span>
  );
}

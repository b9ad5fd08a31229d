import { CircleAlert, HardDriveDownload } from "lucide-react";
import type { ShownTicket } from "#renderer/sync/desk.ts";
import { useDesk, useWatched } from "#renderer/sync/use-desk.tsx";
import { t } from "#renderer/texts/texts.ts";

/** What of this ticket is not with the desk: waiting, or refused and in need of its author (M5). */
export function UnsentLine({ ticket }: { ticket: ShownTicket }) {
  const desk = useDesk();
  const outbox = useWatched(() => desk.watchOutbox(), [desk]);
  const entries = outbox?.filter(({ ticketId }) => ticketId === ticket.id) ?? [];
  if (entries.some(({ state }) => state === "needs_attention")) {
    return (
      <p className="flex items-center gap-1.5 text-xs font-semibold text-danger-ink">
        <CircleAlert aria-hidden className="size-3.5 shrink-0" /> {t("customer.unsent")}
      </p>
    );
  }
  if (entries.length === 0) return null;
  return (
    <p className="flex items-center gap-1.5 text-xs font-medium text-warning-ink">
      <HardDriveDownload aria-hidden className="size-3.5 shrink-0" /> {t("customer.saved")}
    </p>
  );
}

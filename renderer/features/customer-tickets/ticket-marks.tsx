import { HardDriveDownload, PencilLine } from "lucide-react";
import type { ShownTicket } from "#renderer/sync/desk.ts";
import { Badge } from "#renderer/ui/badge.tsx";

/** What of this ticket is not with the desk yet (M5). */
export function TicketMarks({ ticket, hasDraft }: { ticket: ShownTicket; hasDraft: boolean }) {
  if (ticket.pendingOperations === 0 && !hasDraft) return null;
  return (
    <span className="flex flex-wrap gap-1.5">
      {ticket.pendingOperations > 0 && (
        <Badge tone="warning" icon={HardDriveDownload}>
          Saved here, not sent yet
        </Badge>
      )}
      {hasDraft && <Badge icon={PencilLine}>Draft</Badge>}
    </span>
  );
}

// What a press on the ticket screen asks of the desk. Each stores one operation; the screen shows it at once, and the
// server has the last word.

import { useMemo } from "react";
import type { Intent } from "#domain/ticket/operation.ts";
import type { Priority, Status } from "#domain/ticket/values.ts";
import type { ShownTicket } from "#renderer/sync/desk.ts";
import { useDesk } from "#renderer/sync/use-desk.tsx";
import { t } from "#renderer/texts/texts.ts";
import { showFault } from "#renderer/ticket-display/show-fault.ts";
import { offerUndo } from "#renderer/ticket-display/undo.ts";
import { useStable } from "#renderer/ui/use-stable.ts";
import { undoWords } from "./undo-words.ts";

export interface TicketCommands {
  setStatus: (status: Status) => void;
  setPriority: (priority: Priority) => void;
  /** Null puts the ticket back into the queue. */
  assign: (assigneeId: string | null) => void;
  take: () => void;
  handBack: () => void;
  editFields: (fields: EditedFields) => void;
  follow: (isFollowed: boolean) => void;
}

export type EditedFields = Extract<Intent, { kind: "editFields" }>["args"];

/** For the ticket that is on the screen; they stay the same where another follows it there. */
export function useTicketCommands(ticket: ShownTicket): TicketCommands {
  const desk = useDesk();
  const submit = useStable((intent: Intent) => {
    desk
      .submit({ ...intent, ticketId: ticket.id })
      .then(() => offerUndo(desk, ticket, intent, undoWords(intent)))
      .catch((fault: unknown) => showFault(t("ticket.cannot"), fault));
  });
  return useMemo(
    () => ({
      setStatus: (status) => submit({ kind: "setStatus", args: { status } }),
      setPriority: (priority) => submit({ kind: "setPriority", args: { priority } }),
      assign: (assigneeId) =>
        submit(assigneeId === null ? { kind: "unassign", args: {} } : { kind: "assign", args: { assigneeId } }),
      take: () => submit({ kind: "take", args: {} }),
      handBack: () => submit({ kind: "handBack", args: {} }),
      editFields: (fields) => submit({ kind: "editFields", args: fields }),
      follow: (isFollowed) => submit({ kind: isFollowed ? "follow" : "unfollow", args: {} }),
    }),
    [submit],
  );
}

import { CircleCheck } from "lucide-react";
import { useState } from "react";
import { useDesk } from "#renderer/sync/use-desk.tsx";
import { showFault } from "#renderer/ticket-display/show-fault.ts";
import { Button } from "#renderer/ui/button.tsx";
import { ConfirmDialog } from "#renderer/ui/confirm-dialog.tsx";

/** T6: the one status that a customer may set. */
export function CloseTicketButton({ ticketId }: { ticketId: string }) {
  const desk = useDesk();
  const [isAsking, setIsAsking] = useState(false);
  const close = () => {
    setIsAsking(false);
    desk
      .submit({ kind: "setStatus", ticketId, args: { status: "closed" } })
      .catch((fault: unknown) => showFault("The ticket was not closed", fault));
  };
  return (
    <>
      <Button icon={CircleCheck} onClick={() => setIsAsking(true)}>
        Close ticket
      </Button>
      <ConfirmDialog
        open={isAsking}
        title="Is this settled?"
        confirmLabel="Close ticket"
        tone="primary"
        onConfirm={close}
        onCancel={() => setIsAsking(false)}
      >
        The ticket is closed and stays readable. If something comes up again, a reply reopens it.
      </ConfirmDialog>
    </>
  );
}

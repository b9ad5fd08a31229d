import { CircleCheck } from "lucide-react";
import { useState } from "react";
import { useDesk } from "#renderer/sync/use-desk.tsx";
import { t } from "#renderer/texts/texts.ts";
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
      .catch((fault: unknown) => showFault(t("customer.closeFailed"), fault));
  };
  return (
    <>
      <Button icon={CircleCheck} onClick={() => setIsAsking(true)}>
        {t("customer.close")}
      </Button>
      <ConfirmDialog
        open={isAsking}
        title={t("customer.closeAsk")}
        confirmLabel={t("customer.close")}
        tone="primary"
        onConfirm={close}
        onCancel={() => setIsAsking(false)}
      >
        {t("customer.closeDetail")}
      </ConfirmDialog>
    </>
  );
}

import { useDesk } from "#renderer/sync/use-desk.tsx";
import { t } from "#renderer/texts/texts.ts";
import { ConfirmDialog } from "#renderer/ui/confirm-dialog.tsx";
import { showFault } from "./show-fault.ts";

export interface DiscardDialogProps {
  open: boolean;
  operationId: string;
  words: string | null;
  onClose: () => void;
}

/** Only its author drops what they wrote, and sees it once more before (M4, S5). */
export function DiscardDialog({ open, operationId, words, onClose }: DiscardDialogProps) {
  const desk = useDesk();
  const discard = () => {
    onClose();
    desk.discard(operationId).catch((fault: unknown) => showFault(t("display.discard.failed"), fault));
  };
  return (
    <ConfirmDialog
      open={open}
      title={words === null ? t("display.discard.askChange") : t("display.discard.askWords")}
      confirmLabel={t("actions.discard")}
      onConfirm={discard}
      onCancel={onClose}
    >
      {words === null ? (
        <p>{t("display.discard.change")}</p>
      ) : (
        <>
          <p>{t("display.discard.words")}</p>
          <blockquote className="mt-2 max-h-48 overflow-y-auto rounded-md bg-canvas p-2.5 whitespace-pre-wrap text-ink wrap-long">
            {words}
          </blockquote>
        </>
      )}
    </ConfirmDialog>
  );
}

import { useDesk } from "#renderer/sync/use-desk.tsx";
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
    desk.discard(operationId).catch((fault: unknown) => showFault("It could not be discarded", fault));
  };
  return (
    <ConfirmDialog
      open={open}
      title={words === null ? "Discard this change?" : "Discard these words?"}
      confirmLabel="Discard"
      onConfirm={discard}
      onCancel={onClose}
    >
      {words === null ? (
        <p>It will not be sent. The ticket stays as the server has it.</p>
      ) : (
        <>
          <p>They are on this device alone and can't be brought back.</p>
          <blockquote className="mt-2 max-h-48 overflow-y-auto rounded-md bg-canvas p-2.5 whitespace-pre-wrap text-ink wrap-long">
            {words}
          </blockquote>
        </>
      )}
    </ConfirmDialog>
  );
}

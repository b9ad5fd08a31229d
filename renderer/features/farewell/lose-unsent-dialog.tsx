import { ConfirmDialog } from "#renderer/ui/confirm-dialog.tsx";
import { UnsentList } from "./unsent-list.tsx";
import { useUnsent } from "./use-unsent.ts";

export interface LoseUnsentDialogProps {
  open: boolean;
  onConfirm: () => void;
  onCancel: () => void;
}

/** Taking a new version reloads the page. Where nothing outlives the page, what was not sent is shown first. */
export function LoseUnsentDialog({ open, onConfirm, onCancel }: LoseUnsentDialogProps) {
  const unsent = useUnsent(open);
  return (
    <ConfirmDialog
      open={open && unsent !== null}
      title="Reload and lose what was not sent?"
      confirmLabel="Reload and lose it"
      onConfirm={onConfirm}
      onCancel={onCancel}
    >
      {unsent && (
        <div className="flex flex-col gap-3">
          <p>This computer keeps nothing, so reloading removes this for good; copy it, or send it first.</p>
          <UnsentList unsent={unsent} />
        </div>
      )}
    </ConfirmDialog>
  );
}

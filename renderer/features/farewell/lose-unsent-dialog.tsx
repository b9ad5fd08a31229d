import { t } from "#renderer/texts/texts.ts";
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
      title={t("farewell.reload.title")}
      confirmLabel={t("farewell.reload.confirm")}
      onConfirm={onConfirm}
      onCancel={onCancel}
    >
      {unsent && (
        <div className="flex flex-col gap-3">
          <p>{t("farewell.reload.detail")}</p>
          <UnsentList unsent={unsent} />
        </div>
      )}
    </ConfirmDialog>
  );
}

import { useState } from "react";
import { t } from "#renderer/texts/texts.ts";
import { Button } from "#renderer/ui/button.tsx";
import { ConfirmDialog } from "#renderer/ui/confirm-dialog.tsx";

/** Only its author empties a form that is kept as it is typed, and is asked before (M4). */
export function DiscardDraftButton({ onDiscard }: { onDiscard: () => void }) {
  const [isAsking, setIsAsking] = useState(false);
  return (
    <>
      <span className="mr-auto text-xs text-ink-faint">{t("display.draft.kept")}</span>
      <Button variant="ghost" onClick={() => setIsAsking(true)}>
        {t("display.draft.discard")}
      </Button>
      <ConfirmDialog
        open={isAsking}
        title={t("display.draft.ask")}
        confirmLabel={t("actions.discard")}
        onCancel={() => setIsAsking(false)}
        onConfirm={() => {
          setIsAsking(false);
          onDiscard();
        }}
      >
        {t("display.draft.detail")}
      </ConfirmDialog>
    </>
  );
}

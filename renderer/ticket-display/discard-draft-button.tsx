import { useState } from "react";
import { Button } from "#renderer/ui/button.tsx";
import { ConfirmDialog } from "#renderer/ui/confirm-dialog.tsx";

/** Only its author empties a form that is kept as it is typed, and is asked before (M4). */
export function DiscardDraftButton({ onDiscard }: { onDiscard: () => void }) {
  const [isAsking, setIsAsking] = useState(false);
  return (
    <>
      <span className="mr-auto text-xs text-ink-faint">Kept on this device as you type</span>
      <Button variant="ghost" onClick={() => setIsAsking(true)}>
        Discard draft
      </Button>
      <ConfirmDialog
        open={isAsking}
        title="Discard this draft?"
        confirmLabel="Discard"
        onCancel={() => setIsAsking(false)}
        onConfirm={() => {
          setIsAsking(false);
          onDiscard();
        }}
      >
        Everything in this form is emptied and can't be brought back.
      </ConfirmDialog>
    </>
  );
}

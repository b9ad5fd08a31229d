import { AlertDialog } from "@base-ui/react/alert-dialog";
import type { ReactNode } from "react";
import { t } from "#renderer/texts/texts.ts";
import { Button } from "./button.tsx";

export interface ConfirmDialogProps {
  open: boolean;
  title: string;
  /** What will be lost or changed, shown so that nobody has to guess. */
  children: ReactNode;
  confirmLabel: string;
  tone?: "danger" | "primary";
  /** What was confirmed is under way: it can't be confirmed again. */
  busy?: boolean;
  onConfirm: () => void;
  onCancel: () => void;
}

/** Asks before something that can't be taken back. Cancelling is always the way out. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  return (
    <AlertDialog.Root open={props.open} onOpenChange={(isOpen) => !isOpen && props.onCancel()}>
      <AlertDialog.Portal>
        <AlertDialog.Backdrop className="fixed inset-0 z-50 bg-scrim" />
        <AlertDialog.Popup className="fixed top-[18vh] left-1/2 z-50 flex max-h-[70vh] w-[min(28rem,calc(100vw-2rem))] -translate-x-1/2 flex-col rounded-xl bg-raised p-5 text-ink shadow-dialog outline-none">
          <AlertDialog.Title className="text-lg font-semibold">{props.title}</AlertDialog.Title>
          <AlertDialog.Description render={<div />} className="mt-2 min-h-0 overflow-y-auto text-sm text-ink-muted">
            {props.children}
          </AlertDialog.Description>
          <div className="mt-5 flex justify-end gap-2">
            <AlertDialog.Close render={<Button>{t("actions.cancel")}</Button>} />
            <Button variant={props.tone ?? "danger"} busy={props.busy ?? false} onClick={props.onConfirm}>
              {props.confirmLabel}
            </Button>
          </div>
        </AlertDialog.Popup>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  );
}

import { useSession } from "#renderer/sync/use-desk.tsx";
import { showFault } from "#renderer/ticket-display/show-fault.ts";
import { ConfirmDialog } from "#renderer/ui/confirm-dialog.tsx";
import { UnsentList } from "./unsent-list.tsx";
import { useUnsent } from "./use-unsent.ts";

/** Signing out clears the device. Where something was not sent, it is shown first (S13). */
export function SignOutDialog({ open, onClose }: { open: boolean; onClose: () => void }) {
  const session = useSession();
  const unsent = useUnsent(open);
  const signOut = () => {
    onClose();
    session.signOut().catch((fault: unknown) => showFault("Signing out did not work", fault));
  };
  const isLosing = unsent !== null && (unsent.words.length > 0 || unsent.changes > 0);
  return (
    <ConfirmDialog
      open={open && unsent !== null}
      title={isLosing ? "Sign out and lose what was not sent?" : "Sign out?"}
      confirmLabel={isLosing ? "Sign out and lose it" : "Sign out"}
      tone={isLosing ? "danger" : "primary"}
      onConfirm={signOut}
      onCancel={onClose}
    >
      {isLosing ? (
        <div className="flex flex-col gap-3">
          <p>This is on this device alone. Signing out removes it for good; copy it, or send it first.</p>
          <UnsentList unsent={unsent} />
        </div>
      ) : (
        <p>Your tickets are removed from this device. Everything you wrote has been sent.</p>
      )}
    </ConfirmDialog>
  );
}

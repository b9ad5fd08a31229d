import { useDesk, useSession, useWatched } from "#renderer/sync/use-desk.tsx";
import { t } from "#renderer/texts/texts.ts";
import { showFault } from "#renderer/ticket-display/show-fault.ts";
import { ConfirmDialog } from "#renderer/ui/confirm-dialog.tsx";
import { UnsentList } from "./unsent-list.tsx";
import { useUnsent } from "./use-unsent.ts";

/** Signing out clears the device. Where something was not sent, it is shown first (S13). */
export function SignOutDialog({ open, onClose }: { open: boolean; onClose: () => void }) {
  const session = useSession();
  const desk = useDesk();
  const unsent = useUnsent(open);
  const filters = useWatched(() => desk.watchUnsentFilters(), [desk]);
  const signOut = () => {
    onClose();
    session.signOut().catch((fault: unknown) => showFault(t("farewell.signOut.failed"), fault));
  };
  const views = filters ? filters.changes + filters.withoutRoom : 0;
  const isLosingWork = unsent !== null && (unsent.words.length > 0 || unsent.changes > 0);
  const isLosing = isLosingWork || views > 0;
  return (
    <ConfirmDialog
      open={open && unsent !== null}
      title={isLosing ? t("farewell.signOut.titleUnsent") : t("farewell.signOut.title")}
      confirmLabel={isLosing ? t("farewell.signOut.confirmUnsent") : t("farewell.signOut.confirm")}
      tone={isLosing ? "danger" : "primary"}
      onConfirm={signOut}
      onCancel={onClose}
    >
      {isLosing ? (
        <div className="flex flex-col gap-3">
          <p>{t("farewell.signOut.detailUnsent")}</p>
          {isLosingWork && <UnsentList unsent={unsent} />}
          {views > 0 && <p>{t("farewell.signOut.views", { count: views })}</p>}
        </div>
      ) : (
        <p>{t("farewell.signOut.detail")}</p>
      )}
    </ConfirmDialog>
  );
}

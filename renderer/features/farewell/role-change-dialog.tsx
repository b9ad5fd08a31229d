import type { RoleChange } from "#renderer/sync/desk.ts";
import { useDesk, useWatched } from "#renderer/sync/use-desk.tsx";
import { t } from "#renderer/texts/texts.ts";
import { showFault } from "#renderer/ticket-display/show-fault.ts";
import { Button } from "#renderer/ui/button.tsx";
import { Dialog } from "#renderer/ui/dialog.tsx";
import { UnsentList } from "./unsent-list.tsx";

/** P5: another role sees other tickets; what was unsent is shown to its author, who may copy what must not be lost. */
export function RoleChangeDialog() {
  const desk = useDesk();
  const change = useWatched(() => desk.watchRoleChange(), [desk]);
  if (!change) return null;
  const acknowledge = () =>
    void desk.acknowledgeRoleChange().catch((fault: unknown) => showFault(t("farewell.role.failed"), fault));
  return (
    <Dialog
      open
      onClose={acknowledge}
      title={t("farewell.role.title")}
      description={t("farewell.role.detail", {
        former: t(`values.role.${change.from}`),
        current: t(`values.role.${change.to}`),
      })}
      footer={
        <Button variant="primary" onClick={acknowledge}>
          {t("farewell.role.goOn")}
        </Button>
      }
    >
      <div className="flex flex-col gap-3">
        <p>{t("farewell.role.fetching")}</p>
        <UnsentPart unsent={change.unsent} />
      </div>
    </Dialog>
  );
}

function UnsentPart({ unsent }: Pick<RoleChange, "unsent">) {
  if (unsent.words.length === 0 && unsent.changes === 0) return null;
  return (
    <>
      <p>{t("farewell.role.kept")}</p>
      <UnsentList unsent={unsent} />
    </>
  );
}

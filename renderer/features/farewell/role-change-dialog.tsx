import { ROLE_LABELS } from "#domain/people/role.ts";
import type { RoleChange } from "#renderer/sync/desk.ts";
import { useDesk, useWatched } from "#renderer/sync/use-desk.tsx";
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
    void desk.acknowledgeRoleChange().catch((fault: unknown) => showFault("It could not be put away", fault));
  return (
    <Dialog
      open
      onClose={acknowledge}
      title="Your role has changed"
      description={`You were ${ROLE_LABELS[change.from].toLowerCase()} and are ${ROLE_LABELS[change.to].toLowerCase()} now.`}
      footer={
        <Button variant="primary" onClick={acknowledge}>
          Go on
        </Button>
      }
    >
      <div className="flex flex-col gap-3">
        <p>The tickets of your new role are being fetched; those of the former one have left this device.</p>
        <UnsentPart unsent={change.unsent} />
      </div>
    </Dialog>
  );
}

function UnsentPart({ unsent }: Pick<RoleChange, "unsent">) {
  if (unsent.words.length === 0 && unsent.changes === 0) return null;
  return (
    <>
      <p>
        This had not been sent. It is kept: what your new role may do goes out by itself, and what it may not comes back
        to the outbox. Drafts wait for their tickets; copy those that you want to use elsewhere.
      </p>
      <UnsentList unsent={unsent} />
    </>
  );
}

import { CircleDashed, Hand } from "lucide-react";
import { memo, type ReactNode } from "react";
import { can } from "#domain/people/permissions.ts";
import type { ShownTicket } from "#renderer/sync/desk.ts";
import { useDesk, useWatched } from "#renderer/sync/use-desk.tsx";
import { t } from "#renderer/texts/texts.ts";
import { keysOf } from "#renderer/ticket-display/desk-commands.ts";
import { Avatar } from "#renderer/ui/avatar.tsx";
import { Button } from "#renderer/ui/button.tsx";
import { Select, type SelectOption } from "#renderer/ui/select.tsx";
import { Tooltip } from "#renderer/ui/tooltip.tsx";
import type { TicketCommands } from "./use-ticket-commands.ts";

interface AssigneeControlProps extends Pick<ShownTicket, "assignedTo" | "assigneeName"> {
  commands: TicketCommands;
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

/** Admins assign to anyone and see everybody's load; agents take from the queue and hand back their own. */
export const AssigneeControl = memo(function AssigneeControl(props: AssigneeControlProps) {
  const desk = useDesk();
  return can(desk.me.role, "assignAnyone") ? <AssigneeSelect {...props} /> : <TakeOrHandBack {...props} />;
});

const NOBODY = "nobody";

function AssigneeSelect({ assignedTo, assigneeName, commands, open, onOpenChange }: AssigneeControlProps) {
  const desk = useDesk();
  const staff = useWatched(() => desk.watchStaff(), [desk]) ?? [];
  const isKnown = assignedTo === null || staff.some(({ id }) => id === assignedTo);
  const options: SelectOption<string>[] = [
    {
      value: NOBODY,
      label: t("ticket.unassigned"),
      mark: <CircleDashed aria-hidden className="size-5 p-0.5 text-ink-faint" />,
    },
    // A choice that lost its value would choose another by itself: whoever has the ticket is always among them.
    ...(isKnown ? [] : [{ value: assignedTo, label: assigneeName ?? t("ticket.somebody"), disabled: true }]),
    ...staff
      .filter(({ id, isDisabled }) => !isDisabled || id === assignedTo)
      .map(({ id, displayName, activeTickets, isDisabled }) => ({
        value: id,
        label: id === desk.me.id ? t("display.person.you", { name: displayName }) : displayName,
        mark: <Avatar name={displayName} size="xs" />,
        aside: activeTickets === null ? null : workloadText(activeTickets),
        disabled: isDisabled,
      })),
  ];
  return (
    <Select
      label={t("ticket.assignee")}
      hideLabel
      look="plain"
      value={assignedTo ?? NOBODY}
      options={options}
      onValueChange={(id) => commands.assign(id === NOBODY ? null : id)}
      placeholder={assigneeName ?? t("ticket.somebody")}
      open={open}
      onOpenChange={onOpenChange}
    />
  );
}

function workloadText(activeTickets: number): string {
  return t("ticket.load", { count: activeTickets });
}

function TakeOrHandBack({ assignedTo, assigneeName, commands }: AssigneeControlProps) {
  const desk = useDesk();
  if (assignedTo === null) {
    return (
      <div className="px-2">
        <WordsWithButton words={<span className="text-ink-muted">{t("ticket.unassigned")}</span>}>
          <Tooltip text={t("ticket.takeThis")} keys={keysOf("assign")}>
            <Button size="sm" variant="primary" icon={Hand} onClick={commands.take}>
              {t("ticket.take")}
            </Button>
          </Tooltip>
        </WordsWithButton>
      </div>
    );
  }
  return (
    <div className="flex h-8 min-w-0 items-center gap-2 px-2">
      <Avatar name={assigneeName ?? "?"} size="xs" />
      {assignedTo === desk.me.id ? (
        <WordsWithButton words={t("ticket.you")}>
          <Button size="sm" onClick={commands.handBack}>
            {t("ticket.handBack")}
          </Button>
        </WordsWithButton>
      ) : (
        <span className="min-w-0 flex-1 truncate">{assigneeName ?? t("ticket.somebody")}</span>
      )}
    </div>
  );
}

/** Where there is no room for both, the words go below what is seen, and the button says it alone. */
function WordsWithButton({ words, children }: { words: ReactNode; children: ReactNode }) {
  return (
    <div className="flex h-8 min-w-0 flex-1 flex-row-reverse flex-wrap content-start items-center justify-end gap-2 pt-0.5 [overflow-clip-margin:4px] [overflow:clip]">
      <span className="order-2 grow whitespace-nowrap">{words}</span>
      <div className="order-1">{children}</div>
    </div>
  );
}

import { CircleDashed, Hand, Square, X } from "lucide-react";
import { useState } from "react";
import { can } from "#domain/people/permissions.ts";
import { PRIORITIES, STATUSES } from "#domain/ticket/values.ts";
import type { TicketList } from "#renderer/sync/desk.ts";
import { useDesk, useWatched } from "#renderer/sync/use-desk.tsx";
import { t } from "#renderer/texts/texts.ts";
import { keysOf, useDeskCommand } from "#renderer/ticket-display/desk-commands.ts";
import { PriorityIcon } from "#renderer/ticket-display/priority-badge.tsx";
import { StatusIcon } from "#renderer/ticket-display/status-badge.tsx";
import { Avatar } from "#renderer/ui/avatar.tsx";
import { Button } from "#renderer/ui/button.tsx";
import { IconButton } from "#renderer/ui/icon-button.tsx";
import { Meter } from "#renderer/ui/meter.tsx";
import { ProgressBar } from "#renderer/ui/progress-bar.tsx";
import { Select, type SelectOption } from "#renderer/ui/select.tsx";
import { toChosenWords, toProgressWords } from "./bulk-words.ts";
import type { CommonChange } from "./change-many.ts";
import { useSelection } from "./selection-store.ts";
import { useChangeMany } from "./use-change-many.ts";

type Control = "assignee" | "status" | "priority";

export interface BulkBarProps {
  list: TicketList;
  /** How many tickets it holds. */
  count: number;
}

/** What can be done to all tickets that are chosen. There while any is. */
export function BulkBar({ list, count }: BulkBarProps) {
  const { ids, all, clear, chooseAll } = useSelection();
  const { change, changeAll, stop, progress } = useChangeMany();
  const isBusy = progress !== null;
  const [open, setOpen] = useState<Control | null>(null);
  const apply = (wanted: CommonChange) => void (all ? changeAll(all, wanted) : change(ids, wanted));
  const controlled = (control: Control) => ({
    open: open === control,
    onOpenChange: (isOpen: boolean) => setOpen(isOpen ? control : null),
    disabled: isBusy,
  });
  const mayAssign = can(useDesk().me.role, "assignAnyone");
  useDeskCommand("assign", () => setOpen("assignee"), mayAssign);
  useDeskCommand("status", () => setOpen("status"));
  useDeskCommand("priority", () => setOpen("priority"));

  return (
    <section
      aria-label={t("inbox.bulk.title")}
      className="shrink-0 border-t border-line bg-raised px-3 pt-1.5 pb-2 shadow-popup"
    >
      <div className="flex h-7 items-center gap-2">
        <span role="status" className="flex-1 truncate font-medium tabular-nums">
          {progress ? toProgressWords(progress) : toChosenWords(all ? count : ids.size, all !== null)}
        </span>
        {isBusy && (
          <Button size="sm" icon={Square} onClick={stop}>
            {t("inbox.bulk.stop")}
          </Button>
        )}
        {!isBusy && !all && count > ids.size && (
          <Button size="sm" variant="ghost" onClick={() => chooseAll(list)}>
            {t("inbox.bulk.chooseAll", { count })}
          </Button>
        )}
        <IconButton label={t("inbox.bulk.chooseNone")} icon={X} size="sm" keys={keysOf("chooseNone")} onClick={clear} />
      </div>
      {progress && <ProgressBar label={t("inbox.bulk.changed")} progress={progress} />}
      <div className="mt-1 grid grid-cols-[repeat(3,minmax(0,auto))] gap-1.5">
        {mayAssign ? (
          <AssignSelect controlled={controlled("assignee")} onApply={apply} />
        ) : (
          <Button icon={Hand} busy={isBusy} onClick={() => apply({ kind: "take", args: {} })}>
            {t("inbox.bulk.take")}
          </Button>
        )}
        <Select
          {...controlled("status")}
          label={t("inbox.bulk.status")}
          hideLabel
          look="tight"
          placeholder={t("inbox.groups.status")}
          value={null}
          options={STATUSES.map((value) => ({
            value,
            label: t(`values.status.${value}`),
            mark: <StatusIcon status={value} />,
          }))}
          onValueChange={(status) => apply({ kind: "setStatus", args: { status } })}
        />
        <Select
          {...controlled("priority")}
          label={t("inbox.bulk.priority")}
          hideLabel
          look="tight"
          placeholder={t("inbox.groups.priority")}
          value={null}
          options={PRIORITIES.toReversed().map((value) => ({
            value,
            label: t(`values.priority.${value}`),
            mark: <PriorityIcon priority={value} />,
          }))}
          onValueChange={(priority) => apply({ kind: "setPriority", args: { priority } })}
        />
      </div>
    </section>
  );
}

const NOBODY = "nobody";

interface AssignSelectProps {
  controlled: { open: boolean; onOpenChange: (isOpen: boolean) => void; disabled: boolean };
  onApply: (change: CommonChange) => void;
}

/** Everybody with what they carry now (T11), those who carry least first. */
function AssignSelect({ controlled, onApply }: AssignSelectProps) {
  const desk = useDesk();
  const staff = useWatched(() => desk.watchStaff(), [desk]) ?? [];
  const active = staff.filter(({ isDisabled }) => !isDisabled);
  const loadOf = ({ activeTickets }: (typeof active)[number]) => activeTickets ?? 0;
  const most = Math.max(1, ...active.map(loadOf));
  const options: SelectOption<string>[] = [
    {
      value: NOBODY,
      label: t("inbox.bulk.queue"),
      mark: <CircleDashed aria-hidden className="size-5 p-0.5 text-ink-faint" />,
    },
    ...active
      .toSorted((a, b) => loadOf(a) - loadOf(b))
      .map((person) => ({
        value: person.id,
        label: person.id === desk.me.id ? t("display.person.you", { name: person.displayName }) : person.displayName,
        mark: <Avatar name={person.displayName} size="xs" />,
        aside: <Load tickets={loadOf(person)} most={most} />,
      })),
  ];
  return (
    <Select
      {...controlled}
      label={t("inbox.bulk.assignee")}
      hideLabel
      look="tight"
      placeholder={t("inbox.bulk.assign")}
      value={null}
      options={options}
      onValueChange={(id) =>
        onApply(id === NOBODY ? { kind: "unassign", args: {} } : { kind: "assign", args: { assigneeId: id } })
      }
    />
  );
}

function Load({ tickets, most }: { tickets: number; most: number }) {
  return (
    <span className="flex w-28 items-center gap-2">
      <Meter value={tickets} max={most} />
      <span className="w-6 text-right tabular-nums">
        {t.rich("inbox.bulk.load", { count: tickets, hidden: (words) => <span className="sr-only">{words}</span> })}
      </span>
    </span>
  );
}

import { DEPARTMENTS, PRIORITIES, STATUSES } from "#domain/ticket/values.ts";
import type { ShownTicket } from "#renderer/sync/desk.ts";
import { t } from "#renderer/texts/texts.ts";
import { PriorityIcon } from "#renderer/ticket-display/priority-badge.tsx";
import { StatusIcon } from "#renderer/ticket-display/status-badge.tsx";
import { Select } from "#renderer/ui/select.tsx";
import type { TicketCommands } from "./use-ticket-commands.ts";

export interface ControlProps {
  ticket: ShownTicket;
  commands: TicketCommands;
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

export function StatusControl({ ticket, commands, open, onOpenChange }: ControlProps) {
  return (
    <Select
      label={t("ticket.status")}
      hideLabel
      look="plain"
      value={ticket.status}
      options={STATUSES.map((value) => ({
        value,
        label: t(`values.status.${value}`),
        mark: <StatusIcon status={value} />,
      }))}
      onValueChange={commands.setStatus}
      open={open}
      onOpenChange={onOpenChange}
    />
  );
}

export function PriorityControl({ ticket, commands, open, onOpenChange }: ControlProps) {
  return (
    <Select
      label={t("ticket.priority")}
      hideLabel
      look="plain"
      value={ticket.priority}
      options={PRIORITIES.toReversed().map((value) => ({
        value,
        label: t(`values.priority.${value}`),
        mark: <PriorityIcon priority={value} />,
      }))}
      onValueChange={commands.setPriority}
      open={open}
      onOpenChange={onOpenChange}
    />
  );
}

export function DepartmentControl({ ticket, commands }: Pick<ControlProps, "ticket" | "commands">) {
  return (
    <Select
      label={t("ticket.department")}
      hideLabel
      look="plain"
      value={ticket.department}
      options={DEPARTMENTS.map((value) => ({ value, label: t(`values.department.${value}`) }))}
      onValueChange={(department) => commands.editFields({ department })}
    />
  );
}

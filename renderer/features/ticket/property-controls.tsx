import { memo } from "react";
import {
  DEPARTMENTS,
  type Department,
  PRIORITIES,
  type Priority,
  STATUSES,
  type Status,
} from "#domain/ticket/values.ts";
import { t } from "#renderer/texts/texts.ts";
import { PriorityIcon } from "#renderer/ticket-display/priority-badge.tsx";
import { StatusIcon } from "#renderer/ticket-display/status-badge.tsx";
import { Select, type SelectProps } from "#renderer/ui/select.tsx";

/** Given the value alone: a ticket that has the same one is not rendered anew here. */
interface PropertyControlProps<T extends string>
  extends Pick<SelectProps<T>, "onValueChange" | "open" | "onOpenChange"> {
  value: T;
}

export const StatusControl = memo(function StatusControl(props: PropertyControlProps<Status>) {
  return (
    <Select
      label={t("ticket.status")}
      hideLabel
      look="plain"
      options={STATUSES.map((value) => ({
        value,
        label: t(`values.status.${value}`),
        mark: <StatusIcon status={value} />,
      }))}
      {...props}
    />
  );
});

export const PriorityControl = memo(function PriorityControl(props: PropertyControlProps<Priority>) {
  return (
    <Select
      label={t("ticket.priority")}
      hideLabel
      look="plain"
      options={PRIORITIES.toReversed().map((value) => ({
        value,
        label: t(`values.priority.${value}`),
        mark: <PriorityIcon priority={value} />,
      }))}
      {...props}
    />
  );
});

export const DepartmentControl = memo(function DepartmentControl(props: PropertyControlProps<Department>) {
  return (
    <Select
      label={t("ticket.department")}
      hideLabel
      look="plain"
      options={DEPARTMENTS.map((value) => ({ value, label: t(`values.department.${value}`) }))}
      {...props}
    />
  );
});

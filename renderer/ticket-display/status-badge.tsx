import { CircleCheck, CircleDashed, CircleDot, type LucideIcon } from "lucide-react";
import { memo } from "react";
import type { Status } from "#domain/ticket/values.ts";
import { t } from "#renderer/texts/texts.ts";
import { BadgeShell } from "#renderer/ui/badge.tsx";
import { classes } from "#renderer/ui/classes.ts";

export const StatusBadge = memo(function StatusBadge({ status }: { status: Status }) {
  const { icon, tint } = LOOKS[status];
  return (
    <BadgeShell icon={icon} className={tint}>
      {t(`values.status.${status}`)}
    </BadgeShell>
  );
});

/** The sign alone, where the word stands beside it. */
export function StatusIcon({ status }: { status: Status }) {
  const { icon: Icon, ink } = LOOKS[status];
  return <Icon aria-hidden className={classes("size-4 shrink-0", ink)} strokeWidth={2.25} />;
}

const LOOKS: Readonly<Record<Status, { icon: LucideIcon; tint: string; ink: string }>> = {
  open: { icon: CircleDashed, tint: "bg-status-open-soft text-status-open", ink: "text-status-open" },
  in_progress: {
    icon: CircleDot,
    tint: "bg-status-in-progress-soft text-status-in-progress",
    ink: "text-status-in-progress",
  },
  closed: { icon: CircleCheck, tint: "bg-status-closed-soft text-status-closed", ink: "text-status-closed" },
};

import { type LucideIcon, SignalHigh, SignalLow, SignalMedium, Siren } from "lucide-react";
import { memo } from "react";
import type { Priority } from "#domain/ticket/values.ts";
import { t } from "#renderer/texts/texts.ts";
import { BadgeShell } from "#renderer/ui/badge.tsx";
import { classes } from "#renderer/ui/classes.ts";

export const PriorityBadge = memo(function PriorityBadge({ priority }: { priority: Priority }) {
  const { icon, tint } = LOOKS[priority];
  return (
    <BadgeShell icon={icon} className={tint}>
      {t.rich("display.priority", {
        priority: t(`values.priority.${priority}`),
        hidden: (words) => <span className="sr-only">{words}</span>,
      })}
    </BadgeShell>
  );
});

/** The sign alone, where the word stands beside it. */
export function PriorityIcon({ priority }: { priority: Priority }) {
  const { icon: Icon, ink } = LOOKS[priority];
  return <Icon aria-hidden className={classes("size-4 shrink-0", ink)} strokeWidth={2.25} />;
}

const LOOKS: Readonly<Record<Priority, { icon: LucideIcon; tint: string; ink: string }>> = {
  low: { icon: SignalLow, tint: "bg-priority-low-soft text-priority-low", ink: "text-priority-low" },
  medium: { icon: SignalMedium, tint: "bg-priority-medium-soft text-priority-medium", ink: "text-priority-medium" },
  high: { icon: SignalHigh, tint: "bg-priority-high-soft text-priority-high", ink: "text-priority-high" },
  urgent: { icon: Siren, tint: "bg-priority-urgent-soft text-priority-urgent", ink: "text-priority-urgent" },
};

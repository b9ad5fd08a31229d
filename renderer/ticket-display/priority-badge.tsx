import { memo } from "react";
import type { Priority } from "#domain/ticket/values.ts";
import { t } from "#renderer/texts/texts.ts";
import { BadgeShell } from "#renderer/ui/badge.tsx";
import { classes } from "#renderer/ui/classes.ts";
import { Sign, type SignName } from "#renderer/ui/sign.tsx";

export const PriorityBadge = memo(function PriorityBadge({ priority }: { priority: Priority }) {
  const { sign, tint } = LOOKS[priority];
  return (
    <BadgeShell sign={sign} className={tint}>
      {t.rich("display.priority", {
        priority: t(`values.priority.${priority}`),
        hidden: (words) => <span className="sr-only">{words}</span>,
      })}
    </BadgeShell>
  );
});

/** The sign alone, where the word stands beside it. */
export function PriorityIcon({ priority }: { priority: Priority }) {
  const { sign, ink } = LOOKS[priority];
  return <Sign name={sign} className={classes("size-4 shrink-0", ink)} strokeWidth={2.25} />;
}

const LOOKS: Readonly<Record<Priority, { sign: SignName; tint: string; ink: string }>> = {
  low: { sign: "signalLow", tint: "bg-priority-low-soft text-priority-low", ink: "text-priority-low" },
  medium: { sign: "signalMedium", tint: "bg-priority-medium-soft text-priority-medium", ink: "text-priority-medium" },
  high: { sign: "signalHigh", tint: "bg-priority-high-soft text-priority-high", ink: "text-priority-high" },
  urgent: { sign: "siren", tint: "bg-priority-urgent-soft text-priority-urgent", ink: "text-priority-urgent" },
};

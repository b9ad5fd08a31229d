import { memo } from "react";
import type { Status } from "#domain/ticket/values.ts";
import { t } from "#renderer/texts/texts.ts";
import { BadgeShell } from "#renderer/ui/badge.tsx";
import { classes } from "#renderer/ui/classes.ts";
import { Sign, type SignName } from "#renderer/ui/sign.tsx";

export const StatusBadge = memo(function StatusBadge({ status }: { status: Status }) {
  const { sign, tint } = LOOKS[status];
  return (
    <BadgeShell sign={sign} className={tint}>
      {t(`values.status.${status}`)}
    </BadgeShell>
  );
});

/** The sign alone, where the word stands beside it. */
export function StatusIcon({ status }: { status: Status }) {
  const { sign, ink } = LOOKS[status];
  return <Sign name={sign} className={classes("size-4 shrink-0", ink)} strokeWidth={2.25} />;
}

const LOOKS: Readonly<Record<Status, { sign: SignName; tint: string; ink: string }>> = {
  open: { sign: "circleDashed", tint: "bg-status-open-soft text-status-open", ink: "text-status-open" },
  in_progress: {
    sign: "circleDot",
    tint: "bg-status-in-progress-soft text-status-in-progress",
    ink: "text-status-in-progress",
  },
  closed: { sign: "circleCheck", tint: "bg-status-closed-soft text-status-closed", ink: "text-status-closed" },
};

import { Check, CircleAlert, HardDriveDownload, type LucideIcon } from "lucide-react";
import type { ThreadMessage } from "#renderer/sync/desk.ts";
import { t } from "#renderer/texts/texts.ts";
import { classes } from "#renderer/ui/classes.ts";

/** The one honest state of what one has written (M5). */
export function MessageStateText({ state }: { state: ThreadMessage["state"] }) {
  const { icon: Icon, ink } = STATES[state];
  return (
    <p className={classes("mt-1 inline-flex items-center gap-1 text-2xs", ink)}>
      <Icon aria-hidden className="size-3" strokeWidth={2.25} />
      {t(`display.message.states.${state}`)}
    </p>
  );
}

const STATES: Readonly<Record<ThreadMessage["state"], { icon: LucideIcon; ink: string }>> = {
  saved: { icon: HardDriveDownload, ink: "text-warning-ink" },
  sent: { icon: Check, ink: "text-ink-faint" },
  needs_attention: { icon: CircleAlert, ink: "font-semibold text-danger-ink" },
};

import { Check, CircleAlert, HardDriveDownload, type LucideIcon } from "lucide-react";
import type { ThreadMessage } from "#renderer/sync/desk.ts";
import { classes } from "#renderer/ui/classes.ts";

/** The one honest state of what one has written (M5). */
export function MessageStateText({ state }: { state: ThreadMessage["state"] }) {
  const { icon: Icon, words, ink } = STATES[state];
  return (
    <p className={classes("mt-1 inline-flex items-center gap-1 text-2xs", ink)}>
      <Icon aria-hidden className="size-3" strokeWidth={2.25} />
      {words}
    </p>
  );
}

const STATES: Readonly<Record<ThreadMessage["state"], { icon: LucideIcon; words: string; ink: string }>> = {
  saved: { icon: HardDriveDownload, words: "Saved here, not sent yet", ink: "text-warning-ink" },
  sent: { icon: Check, words: "Sent", ink: "text-ink-faint" },
  needs_attention: { icon: CircleAlert, words: "Needs attention, not sent", ink: "font-semibold text-danger-ink" },
};

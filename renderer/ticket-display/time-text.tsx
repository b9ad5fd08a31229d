import { classes } from "#renderer/ui/classes.ts";
import { toFullTime, toMoment, toShortTime } from "./time-words.ts";
import { useNow } from "./use-now.ts";

export interface TimeTextProps {
  iso: string;
  /** `short` for lists ("3 h"), `moment` for conversations ("today 14:05"). */
  as?: "short" | "moment";
  /** Small and faint, beside what a row is about. */
  isAside?: boolean;
}

/** A moment in words; the exact time is in the title and in the markup. */
export function TimeText({ iso, as = "short", isAside = false }: TimeTextProps) {
  const now = useNow();
  return (
    <time
      dateTime={iso}
      title={toFullTime(iso)}
      className={classes("whitespace-nowrap tabular-nums", isAside && "text-2xs text-ink-faint")}
    >
      {as === "short" ? toShortTime(iso, now) : toMoment(iso, now)}
    </time>
  );
}

import { toFullTime, toMoment, toShortTime } from "./time-words.ts";
import { useNow } from "./use-now.ts";

export interface TimeTextProps {
  iso: string;
  /** `short` for lists ("3 h"), `moment` for conversations ("today 14:05"). */
  as?: "short" | "moment";
}

/** A moment in words; the exact time is in the title and in the markup. */
export function TimeText({ iso, as = "short" }: TimeTextProps) {
  const now = useNow();
  return (
    <time dateTime={iso} title={toFullTime(iso)} className="whitespace-nowrap tabular-nums">
      {as === "short" ? toShortTime(iso, now) : toMoment(iso, now)}
    </time>
  );
}

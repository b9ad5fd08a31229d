import { t } from "#renderer/texts/texts.ts";
import { classes } from "#renderer/ui/classes.ts";

export interface TicketNumberLabelProps {
  /** Null until the server has given one (T8). */
  number: string | null;
  /** Faint where it is given, beside what is read first. */
  isAside?: boolean;
}

export function TicketNumberLabel({ number, isAside = false }: TicketNumberLabelProps) {
  if (number !== null)
    return <span className={classes("whitespace-nowrap tabular-nums", isAside && "text-ink-faint")}>{number}</span>;
  return (
    <span
      title={t("display.number.detail")}
      className={classes(
        "inline-block rounded-sm border border-dashed border-control px-1 text-2xs whitespace-nowrap text-ink-muted",
      )}
    >
      {t("display.number.none")}
    </span>
  );
}

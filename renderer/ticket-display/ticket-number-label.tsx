import { classes } from "#renderer/ui/classes.ts";

export interface TicketNumberLabelProps {
  /** Null until the server has given one (T8). */
  number: string | null;
}

export const PROVISIONAL_LABEL = "Not numbered yet";

export function TicketNumberLabel({ number }: TicketNumberLabelProps) {
  if (number !== null) return <span className="whitespace-nowrap tabular-nums">{number}</span>;
  return (
    <span
      title="The ticket gets its number when it reaches the server. Everything works on it meanwhile."
      className={classes(
        "inline-block rounded-sm border border-dashed border-control px-1 text-2xs whitespace-nowrap text-ink-muted",
      )}
    >
      {PROVISIONAL_LABEL}
    </span>
  );
}

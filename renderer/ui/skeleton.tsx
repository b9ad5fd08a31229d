import { classes } from "./classes.ts";

/** The place of words that are on their way. `className` gives its size. */
export function Skeleton({ className }: { className?: string }) {
  return (
    <span aria-hidden className={classes("block animate-pulse rounded-md bg-pressed", className ?? "h-4 w-full")} />
  );
}

import { classes } from "./classes.ts";
import { initialsOf } from "./initials.ts";

const SIZES = {
  xs: "size-5 text-[0.5625rem]",
  sm: "size-6 text-2xs",
  md: "size-8 text-xs",
} as const;

/** The initials of a name in a circle. The name stands beside it, or is given as `label` to be read out. */
export function Avatar({ name, size = "sm", label }: { name: string; size?: keyof typeof SIZES; label?: string }) {
  const said = label ? ({ role: "img", "aria-label": label, title: label } as const) : { "aria-hidden": true };
  return (
    <span
      {...said}
      className={classes(
        "inline-flex shrink-0 items-center justify-center rounded-full bg-accent-soft font-semibold text-accent-ink select-none",
        SIZES[size],
      )}
    >
      {initialsOf(name)}
    </span>
  );
}

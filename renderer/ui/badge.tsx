import type { LucideIcon } from "lucide-react";
import type { ReactNode } from "react";
import { classes } from "./classes.ts";
import { Sign, type SignName } from "./sign.tsx";

export type BadgeTone = "neutral" | "accent" | "success" | "warning" | "danger" | "info";

/** A word or two on a tint. Its shape and word say what its colour says. */
export function Badge({
  tone = "neutral",
  icon,
  children,
}: {
  tone?: BadgeTone;
  icon?: LucideIcon;
  children: ReactNode;
}) {
  return (
    <BadgeShell className={TONES[tone]} {...(icon && { icon })}>
      {children}
    </BadgeShell>
  );
}

/** The badge without colours of its own, for rooms that bring theirs. */
export function BadgeShell({
  icon: Icon,
  sign,
  className,
  children,
}: {
  icon?: LucideIcon;
  /** In place of an icon, for a badge that stands in every row. */
  sign?: SignName;
  className: string;
  children: ReactNode;
}) {
  return (
    <span
      className={classes(
        "inline-flex h-5 shrink-0 items-center gap-1 rounded-full px-1.5 text-2xs font-medium whitespace-nowrap",
        className,
      )}
    >
      {sign && <Sign name={sign} className="size-3" strokeWidth={2.25} />}
      {Icon && <Icon aria-hidden className="size-3" strokeWidth={2.25} />}
      {children}
    </span>
  );
}

const TONES: Readonly<Record<BadgeTone, string>> = {
  neutral: "bg-priority-low-soft text-ink-muted",
  accent: "bg-accent-soft text-accent-ink",
  success: "bg-success-soft text-success-ink",
  warning: "bg-warning-soft text-warning-ink",
  danger: "bg-danger-soft text-danger-ink",
  info: "bg-info-soft text-info-ink",
};

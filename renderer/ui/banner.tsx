import { CircleAlert, CircleCheck, Info, type LucideIcon, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { classes } from "./classes.ts";

export type BannerTone = "info" | "success" | "warning" | "danger";

export interface BannerProps {
  tone?: BannerTone;
  title?: ReactNode;
  children?: ReactNode;
  /** Buttons at the end. */
  actions?: ReactNode;
  icon?: LucideIcon;
}

/** Something to know about what stands below it. A fault is announced at once, the rest when there is a pause. */
export function Banner({ tone = "info", title, children, actions, icon }: BannerProps) {
  const Icon = icon ?? ICONS[tone];
  return (
    <div
      role={tone === "danger" ? "alert" : "status"}
      className={classes("flex flex-wrap items-center gap-x-3 gap-y-2 rounded-lg px-3 py-2 text-sm", TONES[tone])}
    >
      <span className="flex min-w-0 flex-1 basis-56 items-start gap-2">
        <Icon aria-hidden className="mt-0.5 size-4 shrink-0" />
        <span className="min-w-0 wrap-long">
          {title && <strong className="font-semibold">{title} </strong>}
          {children}
        </span>
      </span>
      {actions && <span className="flex flex-wrap gap-1.5">{actions}</span>}
    </div>
  );
}

const ICONS: Readonly<Record<BannerTone, LucideIcon>> = {
  info: Info,
  success: CircleCheck,
  warning: TriangleAlert,
  danger: CircleAlert,
};

const TONES: Readonly<Record<BannerTone, string>> = {
  info: "bg-info-soft text-info-ink",
  success: "bg-success-soft text-success-ink",
  warning: "bg-warning-soft text-warning-ink",
  danger: "bg-danger-soft text-danger-ink",
};

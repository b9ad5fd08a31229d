import type { LucideIcon } from "lucide-react";
import type { ReactNode } from "react";
import { classes } from "#renderer/ui/classes.ts";

export interface HaltPageProps {
  icon: LucideIcon;
  tone: "danger" | "accent";
  title: string;
  children: ReactNode;
  /** What can be done now. */
  actions: ReactNode;
}

/** Where the app can't go on in this window, and why. Stands by itself: no provider, no store, for any of them may be at fault. */
export function HaltPage({ icon: Icon, tone, title, children, actions }: HaltPageProps) {
  return (
    <main className="flex h-full items-center justify-center overflow-y-auto bg-canvas p-4">
      <div role="alert" className="my-auto flex w-full max-w-md flex-col gap-4 rounded-xl bg-surface p-6 shadow-dialog">
        <span className={classes("flex size-11 items-center justify-center rounded-full", TONES[tone])}>
          <Icon aria-hidden className="size-5" />
        </span>
        <h1 className="-mb-2.5 text-xl font-semibold">{title}</h1>
        {children}
        <div className="flex flex-wrap gap-2">{actions}</div>
      </div>
    </main>
  );
}

const TONES = {
  danger: "bg-danger-soft text-danger-ink",
  accent: "bg-accent-soft text-accent-ink",
} as const;

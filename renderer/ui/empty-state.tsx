import type { LucideIcon } from "lucide-react";
import type { ReactNode } from "react";

export interface EmptyStateProps {
  icon?: LucideIcon;
  title: string;
  children?: ReactNode;
  action?: ReactNode;
}

/** Says why there is nothing, and what would bring something. */
export function EmptyState({ icon: Icon, title, children, action }: EmptyStateProps) {
  return (
    <div className="flex h-full flex-col items-center justify-center gap-1 px-6 py-10 text-center">
      {Icon && (
        <span className="mb-2 flex size-10 shrink-0 items-center justify-center rounded-full bg-pressed text-ink-faint">
          <Icon aria-hidden className="size-5" />
        </span>
      )}
      <p className="text-base font-medium text-ink">{title}</p>
      {children && <div className="max-w-80 text-sm text-ink-muted">{children}</div>}
      {action && <div className="mt-3">{action}</div>}
    </div>
  );
}

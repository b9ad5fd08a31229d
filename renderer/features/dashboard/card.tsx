import { type ReactNode, useId } from "react";

export interface CardProps {
  title: string;
  /** At the end of its head. */
  action?: ReactNode;
  children: ReactNode;
}

export function Card({ title, action, children }: CardProps) {
  const titleId = useId();
  return (
    <section aria-labelledby={titleId} className="min-w-0 rounded-lg border border-line bg-surface">
      <div className="flex min-h-10 items-center justify-between gap-3 px-4 pt-2">
        <h2 id={titleId} className="text-sm font-semibold">
          {title}
        </h2>
        {action}
      </div>
      <div className="px-4 pt-1 pb-4">{children}</div>
    </section>
  );
}

import { type ReactNode, useId } from "react";
import { formatNumber } from "#renderer/texts/formats.ts";

export interface PageProps {
  title: string;
  /** How many things the page is of. */
  count?: number;
  /** At the end of the head. */
  controls?: ReactNode;
  children: ReactNode;
}

/** A screen of its own beside the sidebar: a head that stays, and below it what scrolls. */
export function Page({ title, count, controls, children }: PageProps) {
  const titleId = useId();
  return (
    <main aria-labelledby={titleId} className="flex min-h-0 min-w-0 flex-1 flex-col bg-canvas">
      <header className="flex min-h-12 shrink-0 flex-wrap items-center gap-2 border-b border-line bg-surface px-6 py-1.5 notices-follow">
        <h1 id={titleId} className="text-base font-semibold">
          {title}
        </h1>
        {count !== undefined && <span className="text-xs text-ink-faint tabular-nums">{formatNumber(count)}</span>}
        <span className="flex-1" />
        {controls}
      </header>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard. */}
      <div tabIndex={0} className="min-h-0 flex-1 overflow-y-auto focus-visible:-outline-offset-2">
        <div className="mx-auto flex max-w-6xl flex-col gap-5 px-6 py-5">{children}</div>
      </div>
    </main>
  );
}

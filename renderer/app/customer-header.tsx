import type { ReactNode } from "react";

export function CustomerHeader({ accountMenu, onHome }: { accountMenu: ReactNode; onHome: () => void }) {
  return (
    <header className="flex h-13 shrink-0 items-center gap-3 border-b border-line bg-surface px-3 sm:px-6">
      <button
        type="button"
        onClick={onHome}
        className="flex items-center gap-2.5 rounded-md py-1 pr-2 text-lg font-semibold tracking-tight"
      >
        <img src="./icon.svg" alt="" className="size-7 rounded-md" />
        Holdfast
      </button>
      <span className="flex-1" />
      <div className="min-w-0 max-w-56">{accountMenu}</div>
    </header>
  );
}

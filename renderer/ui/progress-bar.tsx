export interface ProgressBarProps {
  label: string;
  /** Null while it is not known how much there is. */
  progress: { done: number; total: number } | null;
}

/** How far something is that takes its time. */
export function ProgressBar({ label, progress }: ProgressBarProps) {
  const share = progress && progress.total > 0 ? Math.min(1, progress.done / progress.total) : null;
  return (
    <div
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      {...(share !== null && { "aria-valuenow": Math.round(share * 100) })}
      className="h-1.5 w-full overflow-hidden rounded-full bg-pressed"
    >
      <div
        className={`h-full rounded-full bg-accent ${share === null ? "w-1/4 animate-pulse" : "transition-[width] duration-500"}`}
        {...(share !== null && { style: { width: `${Math.max(2, share * 100)}%` } })}
      />
    </div>
  );
}

/** A bar as long as its value is large. The number stands beside it, so it is not read out. */
export function Meter({ value, max }: { value: number; max: number }) {
  return (
    <span aria-hidden className="block h-1.5 min-w-16 flex-1 overflow-hidden rounded-full bg-pressed">
      <span className="block h-full rounded-full bg-accent" style={{ width: `${Math.min(1, value / max) * 100}%` }} />
    </span>
  );
}

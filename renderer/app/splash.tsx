import { Spinner } from "#renderer/ui/spinner.tsx";

export function Splash({ label }: { label: string }) {
  return (
    <div className="flex h-full items-center justify-center text-ink-muted">
      <Spinner label={label} />
    </div>
  );
}

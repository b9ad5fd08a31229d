import { LoaderCircle } from "lucide-react";

/** Turns while something is under way. With a label it stands alone and is read out. */
export function Spinner({ label }: { label?: string }) {
  return (
    <span role={label ? "status" : undefined} className="inline-flex items-center gap-2 text-current">
      <LoaderCircle aria-hidden className="size-4 animate-spin" />
      {label && <span>{label}</span>}
    </span>
  );
}

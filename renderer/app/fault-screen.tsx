import { Copy, RefreshCw, TriangleAlert } from "lucide-react";
import { useState } from "react";
import { t } from "#renderer/texts/texts.ts";
import { Button } from "#renderer/ui/button.tsx";
import { isOfMissingPart } from "./missing-part.ts";

export interface FaultScreenProps {
  fault: unknown;
  componentStack?: string | null;
  /** Whether this device keeps what was done. */
  isKept: boolean;
}

/** The app itself went wrong. Stands by itself: no provider, no store, for any of them may be at fault. */
export function FaultScreen({ fault, componentStack = null, isKept }: FaultScreenProps) {
  const [isCopied, setIsCopied] = useState(false);
  const isMissing = isOfMissingPart(fault);
  const copy = () =>
    navigator.clipboard.writeText(toReport(fault, componentStack)).then(
      () => setIsCopied(true),
      () => setIsCopied(false),
    );
  return (
    <main className="flex h-full items-center justify-center overflow-y-auto bg-canvas p-4">
      <div role="alert" className="flex w-full max-w-md flex-col gap-4 rounded-xl bg-surface p-6 shadow-dialog">
        <span className="flex size-11 items-center justify-center rounded-full bg-danger-soft text-danger-ink">
          <TriangleAlert aria-hidden className="size-5" />
        </span>
        <div>
          <h1 className="text-xl font-semibold">{t(isMissing ? "app.fault.missing.title" : "app.fault.title")}</h1>
          <p className="mt-1.5 text-base text-ink-muted">
            {isMissing && `${t("app.fault.missing.why")} `}
            {t(isKept ? "app.fault.kept" : "app.fault.unkept")}{" "}
            {t(isMissing ? "app.fault.missing.help" : "app.fault.help")}
          </p>
        </div>
        <pre className="max-h-40 overflow-auto rounded-md bg-sunken p-3 text-xs whitespace-pre-wrap wrap-long">
          {toMessage(fault)}
        </pre>
        <div className="flex flex-wrap gap-2">
          <Button variant="primary" icon={RefreshCw} onClick={() => location.reload()}>
            {t("app.reload")}
          </Button>
          <Button icon={Copy} onClick={() => void copy()}>
            {isCopied ? t("actions.copied") : t("app.fault.copy")}
          </Button>
        </div>
      </div>
    </main>
  );
}

function toMessage(fault: unknown): string {
  return fault instanceof Error ? `${fault.name}: ${fault.message}` : String(fault);
}

function toReport(fault: unknown, componentStack: string | null): string {
  const version = import.meta.env.HOLDFAST_VERSION ?? "development";
  const stack = fault instanceof Error ? fault.stack : null;
  return [`Holdfast ${version}`, navigator.userAgent, toMessage(fault), stack, componentStack]
    .filter(Boolean)
    .join("\n");
}

import { Copy, RefreshCw, TriangleAlert } from "lucide-react";
import { useState } from "react";
import { isNewerVersion } from "#renderer/database/sqlite-storage/newer-version.ts";
import { t } from "#renderer/texts/texts.ts";
import { Button } from "#renderer/ui/button.tsx";
import { HaltPage } from "./halt-page.tsx";
import { isOfMissingPart } from "./missing-part.ts";
import { NewerVersionScreen } from "./newer-version-screen.tsx";

export interface FaultScreenProps {
  fault: unknown;
  componentStack?: string | null;
  /** Whether this device keeps what was done. */
  isKept: boolean;
}

/** The app itself went wrong, or its store is a newer version's. */
export function FaultScreen({ fault, ...rest }: FaultScreenProps) {
  return isNewerVersion(fault) ? <NewerVersionScreen /> : <FailureScreen fault={fault} {...rest} />;
}

function FailureScreen({ fault, componentStack = null, isKept }: FaultScreenProps) {
  const [isCopied, setIsCopied] = useState(false);
  const isMissing = isOfMissingPart(fault);
  const copy = () =>
    navigator.clipboard.writeText(toReport(fault, componentStack)).then(
      () => setIsCopied(true),
      () => setIsCopied(false),
    );
  return (
    <HaltPage
      icon={TriangleAlert}
      tone="danger"
      title={t(isMissing ? "app.fault.missing.title" : "app.fault.title")}
      actions={
        <>
          <Button variant="primary" icon={RefreshCw} onClick={() => location.reload()}>
            {t("app.reload")}
          </Button>
          <Button icon={Copy} onClick={() => void copy()}>
            {isCopied ? t("actions.copied") : t("app.fault.copy")}
          </Button>
        </>
      }
    >
      <p className="text-base text-ink-muted">
        {isMissing && `${t("app.fault.missing.why")} `}
        {t(isKept ? "app.fault.kept" : "app.fault.unkept")} {t(isMissing ? "app.fault.missing.help" : "app.fault.help")}
      </p>
      <pre className="max-h-40 overflow-auto rounded-md bg-sunken p-3 text-xs whitespace-pre-wrap wrap-long">
        {toMessage(fault)}
      </pre>
    </HaltPage>
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

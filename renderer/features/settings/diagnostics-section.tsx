import { Copy, FileText, ScanSearch } from "lucide-react";
import { useDesktop } from "#renderer/desktop/use-desktop.tsx";
import type { CheckReport } from "#renderer/sync/desk.ts";
import { useDesk, useWatched } from "#renderer/sync/use-desk.tsx";
import { formatNumber } from "#renderer/texts/formats.ts";
import { t } from "#renderer/texts/texts.ts";
import { copyWords } from "#renderer/ticket-display/copy-words.ts";
import { showFault } from "#renderer/ticket-display/show-fault.ts";
import { TimeText } from "#renderer/ticket-display/time-text.tsx";
import { Button } from "#renderer/ui/button.tsx";
import { isDiffering, lastCheckedAt, toCheckText } from "./check-words.ts";
import { Facts, SettingsSection } from "./settings-section.tsx";
import { toDiagnostics } from "./to-diagnostics.ts";

export function DiagnosticsSection() {
  const desk = useDesk();
  const { description, server } = useDesktop();
  const status = useWatched(() => desk.watchStatus(), [desk]);
  const checks = useWatched(() => desk.watchChecks(), [desk]) ?? null;
  const parts = { description, server, role: desk.me.role, status: status ?? null, checks: checks?.results ?? [] };
  const copy = () => void copyWords(toDiagnostics(parts));
  return (
    <SettingsSection
      title={t("settings.diagnostics.title")}
      action={
        <Button size="sm" icon={Copy} onClick={copy}>
          {t("actions.copy")}
        </Button>
      }
    >
      <Facts
        facts={[
          {
            name: t("settings.diagnostics.version"),
            value: `${description.version} (${t(`settings.diagnostics.kinds.${description.kind}`)})`,
          },
          {
            name: t("settings.diagnostics.connection"),
            value: status ? t(`settings.diagnostics.connections.${status.connection.state}`) : "…",
          },
          {
            name: t("settings.diagnostics.lastSync"),
            value: status?.lastSyncAt ? (
              <TimeText iso={status.lastSyncAt} as="moment" />
            ) : (
              t("settings.diagnostics.never")
            ),
          },
          { name: t("settings.diagnostics.waiting"), value: status ? formatNumber(status.waiting) : "…" },
          { name: t("settings.diagnostics.attention"), value: status ? formatNumber(status.needsAttention) : "…" },
          { name: t("settings.diagnostics.compared"), value: checks ? <CheckText report={checks} /> : "…" },
        ]}
      />
      <div className="mt-3 flex gap-2">
        <CompareButton isBusy={checks?.isWanted === true && status?.connection.state === "online"} />
        {description.kind === "desktop" && <ShowLogButton />}
      </div>
    </SettingsSection>
  );
}

/** S4: when this device was last held against what the server shows, and how it came out. */
function CheckText({ report: { results } }: { report: CheckReport }) {
  const at = lastCheckedAt(results);
  return (
    <span className={isDiffering(results) ? "text-danger-ink" : ""}>
      {toCheckText(results)}
      {at !== null && (
        <>
          {" · "}
          <TimeText iso={at} as="moment" />
        </>
      )}
    </span>
  );
}

function CompareButton({ isBusy }: { isBusy: boolean }) {
  const desk = useDesk();
  const check = () =>
    desk.checkNow().catch((fault: unknown) => showFault(t("settings.diagnostics.compareFailed"), fault));
  return (
    <Button size="sm" icon={ScanSearch} busy={isBusy} onClick={() => void check()}>
      {t("settings.diagnostics.compare")}
    </Button>
  );
}

/** The desktop's log names versions, hosts and faults: no word of a ticket. */
function ShowLogButton() {
  const { bridge } = useDesktop();
  const show = () =>
    bridge.showLog().catch((fault: unknown) => showFault(t("settings.diagnostics.showLogFailed"), fault));
  return (
    <Button size="sm" icon={FileText} onClick={() => void show()}>
      {t("settings.diagnostics.showLog")}
    </Button>
  );
}

import { Copy, FileText, ScanSearch } from "lucide-react";
import { useDesktop } from "#renderer/desktop/use-desktop.tsx";
import type { CheckReport, SyncStatus } from "#renderer/sync/desk.ts";
import { useDesk, useWatched } from "#renderer/sync/use-desk.tsx";
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
      title="Diagnostics"
      action={
        <Button size="sm" icon={Copy} onClick={copy}>
          Copy
        </Button>
      }
    >
      <Facts
        facts={[
          {
            name: "Version",
            value: `${description.version} (${description.kind === "desktop" ? "desktop" : "browser"})`,
          },
          { name: "Connection", value: status ? CONNECTION_WORDS[status.connection.state] : "…" },
          {
            name: "Last in step",
            value: status?.lastSyncAt ? <TimeText iso={status.lastSyncAt} as="moment" /> : "Never",
          },
          { name: "Waiting to be sent", value: status?.waiting.toLocaleString() ?? "…" },
          { name: "Needs attention", value: status?.needsAttention.toLocaleString() ?? "…" },
          { name: "Compared with the server", value: checks ? <CheckText report={checks} /> : "…" },
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
  const check = () => desk.checkNow().catch((fault: unknown) => showFault("It could not be asked for", fault));
  return (
    <Button size="sm" icon={ScanSearch} busy={isBusy} onClick={() => void check()}>
      Compare now
    </Button>
  );
}

/** The desktop's log names versions, hosts and faults: no word of a ticket. */
function ShowLogButton() {
  const { bridge } = useDesktop();
  const show = () => bridge.showLog().catch((fault: unknown) => showFault("The log could not be shown", fault));
  return (
    <Button size="sm" icon={FileText} onClick={() => void show()}>
      Show log file
    </Button>
  );
}

const CONNECTION_WORDS: Readonly<Record<SyncStatus["connection"]["state"], string>> = {
  connecting: "Connecting…",
  online: "Online",
  offline: "Offline",
};

import { Copy } from "lucide-react";
import { useDesktop } from "#renderer/desktop/use-desktop.tsx";
import type { SyncStatus } from "#renderer/sync/desk.ts";
import { useDesk, useWatched } from "#renderer/sync/use-desk.tsx";
import { copyWords } from "#renderer/ticket-display/copy-words.ts";
import { TimeText } from "#renderer/ticket-display/time-text.tsx";
import { Button } from "#renderer/ui/button.tsx";
import { Facts, SettingsSection } from "./settings-section.tsx";
import { toDiagnostics } from "./to-diagnostics.ts";

export function DiagnosticsSection() {
  const desk = useDesk();
  const { description, server } = useDesktop();
  const status = useWatched(() => desk.watchStatus(), [desk]);
  const copy = () => void copyWords(toDiagnostics({ description, server, role: desk.me.role, status: status ?? null }));
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
        ]}
      />
    </SettingsSection>
  );
}

const CONNECTION_WORDS: Readonly<Record<SyncStatus["connection"]["state"], string>> = {
  connecting: "Connecting…",
  online: "Online",
  offline: "Offline",
};

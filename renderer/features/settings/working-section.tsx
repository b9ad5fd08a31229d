import { AFTER_SEND_LABELS, AFTER_SEND_PLACES, useAfterSend } from "#renderer/ticket-display/after-send.ts";
import { Segmented } from "#renderer/ui/segmented.tsx";
import { SettingsSection } from "./settings-section.tsx";

/** How staff like to go through their tickets. */
export function WorkingSection() {
  const { place, choose } = useAfterSend();
  return (
    <SettingsSection title="After sending a reply">
      <Segmented label="After sending a reply" value={place} onValueChange={choose} options={OPTIONS} />
      <p className="mt-1.5 text-ink-muted">
        Where a reply leads, also one that closes its ticket. An internal note leaves you where you are.
      </p>
    </SettingsSection>
  );
}

const OPTIONS = AFTER_SEND_PLACES.map((value) => ({ value, label: AFTER_SEND_LABELS[value] }));

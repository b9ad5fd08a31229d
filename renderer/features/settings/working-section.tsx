import { t } from "#renderer/texts/texts.ts";
import { AFTER_SEND_PLACES, useAfterSend } from "#renderer/ticket-display/after-send.ts";
import { Segmented } from "#renderer/ui/segmented.tsx";
import { SettingsSection } from "./settings-section.tsx";

/** How staff like to go through their tickets. */
export function WorkingSection() {
  const { place, choose } = useAfterSend();
  return (
    <SettingsSection title={t("settings.working.title")}>
      <Segmented
        label={t("settings.working.title")}
        value={place}
        onValueChange={choose}
        options={AFTER_SEND_PLACES.map((value) => ({ value, label: t(`settings.working.places.${value}`) }))}
      />
      <p className="mt-1.5 text-ink-muted">{t("settings.working.detail")}</p>
    </SettingsSection>
  );
}

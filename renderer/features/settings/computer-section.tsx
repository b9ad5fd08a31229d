import { useEffect, useState } from "react";
import type { DesktopSettings, SettingsChange, Spelling } from "#protocol/desktop/desktop-settings.ts";
import { useDesktop } from "#renderer/desktop/use-desktop.tsx";
import { compareNames, spokenLocale } from "#renderer/texts/formats.ts";
import { t } from "#renderer/texts/texts.ts";
import { showFault } from "#renderer/ticket-display/show-fault.ts";
import { Select } from "#renderer/ui/select.tsx";
import { OnOff, SettingRow } from "./setting-row.tsx";
import { SettingsSection } from "./settings-section.tsx";

/** What the desktop app may set of the system around it; in a browser there is nothing. */
export function ComputerSection() {
  const { bridge } = useDesktop();
  const [settings, setSettings] = useState<DesktopSettings | null>(null);
  useEffect(() => {
    bridge.findSettings().then(setSettings, () => undefined);
  }, [bridge]);
  const change = (wanted: SettingsChange) =>
    void bridge
      .keepSettings(wanted)
      .then(setSettings, (fault: unknown) => showFault(t("settings.computer.notSet"), fault));
  if (!settings || Object.values(settings).every((part) => part === null)) return null;
  const { launchAtLogin, staysInTray, spelling } = settings;
  return (
    <SettingsSection title={t("settings.computer.title")}>
      <div className="flex flex-col gap-2.5">
        {launchAtLogin !== null && (
          <SettingRow title={t("settings.computer.launch")} detail={t("settings.computer.launchDetail")}>
            <OnOff
              label={t("settings.computer.launch")}
              isOn={launchAtLogin}
              onChange={(isOn) => change({ launchAtLogin: isOn })}
            />
          </SettingRow>
        )}
        {staysInTray !== null && (
          <SettingRow title={t("settings.computer.tray")} detail={t("settings.computer.trayDetail")}>
            <OnOff
              label={t("settings.computer.tray")}
              isOn={staysInTray}
              onChange={(isOn) => change({ staysInTray: isOn })}
            />
          </SettingRow>
        )}
        {spelling && <SpellingRows spelling={spelling} onChange={(next) => change({ spelling: next })} />}
      </div>
    </SettingsSection>
  );
}

interface SpellingRowsProps {
  spelling: Spelling;
  onChange: (spelling: NonNullable<SettingsChange["spelling"]>) => void;
}

function SpellingRows({ spelling: { isOn, languages, available }, onChange }: SpellingRowsProps) {
  const chosen = [...languages];
  const options = available
    .map((value) => ({ value, label: nameOf(value) }))
    .sort((a, b) => compareNames(a.label, b.label));
  return (
    <>
      <SettingRow
        title={t("settings.computer.spelling")}
        detail={t(available.length > 0 ? "settings.computer.spellingFetched" : "settings.computer.spellingBuiltIn")}
      >
        <OnOff
          label={t("settings.computer.spelling")}
          isOn={isOn}
          onChange={(next) => onChange({ isOn: next, languages: chosen })}
        />
      </SettingRow>
      {isOn && available.length > 0 && (
        <div className="grid grid-cols-2 gap-3">
          <Select
            label={t("settings.computer.language")}
            value={languages[0] ?? null}
            options={options}
            onValueChange={(first) => onChange({ isOn, languages: [first, ...languages.slice(1)] })}
          />
          <Select
            label={t("settings.computer.andLanguage")}
            value={languages[1] ?? NONE}
            options={[{ value: NONE, label: t("settings.computer.noOther") }, ...options]}
            onValueChange={(second) =>
              onChange({ isOn, languages: [...languages.slice(0, 1), ...(second === NONE ? [] : [second])] })
            }
          />
        </div>
      )}
    </>
  );
}

const NONE = "none";

function nameOf(code: string): string {
  return new Intl.DisplayNames(spokenLocale(), { type: "language" }).of(code) ?? code;
}

import { useEffect, useState } from "react";
import type { DesktopSettings, SettingsChange, Spelling } from "#protocol/desktop/desktop-settings.ts";
import { useDesktop } from "#renderer/desktop/use-desktop.tsx";
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
    void bridge.keepSettings(wanted).then(setSettings, (fault: unknown) => showFault("It could not be set", fault));
  if (!settings || (settings.launchAtLogin === null && settings.spelling === null)) return null;
  const { launchAtLogin, spelling } = settings;
  return (
    <SettingsSection title="This computer">
      <div className="flex flex-col gap-2.5">
        {launchAtLogin !== null && (
          <SettingRow title="Start with the computer" detail="Holdfast opens when you sign in to this computer.">
            <OnOff
              label="Start with the computer"
              isOn={launchAtLogin}
              onChange={(isOn) => change({ launchAtLogin: isOn })}
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
    .sort((a, b) => a.label.localeCompare(b.label));
  return (
    <>
      <SettingRow title="Check my spelling" detail={available.length > 0 ? FETCHED : BUILT_IN}>
        <OnOff label="Check my spelling" isOn={isOn} onChange={(next) => onChange({ isOn: next, languages: chosen })} />
      </SettingRow>
      {isOn && available.length > 0 && (
        <div className="grid grid-cols-2 gap-3">
          <Select
            label="Language"
            value={languages[0] ?? null}
            options={options}
            onValueChange={(first) => onChange({ isOn, languages: [first, ...languages.slice(1)] })}
          />
          <Select
            label="And"
            value={languages[1] ?? NONE}
            options={[{ value: NONE, label: "No other" }, ...options]}
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
const FETCHED = "The dictionary is fetched once, from the makers of Chromium. What you write is not sent anywhere.";
const BUILT_IN = "With the dictionaries of this computer, in the languages that you write.";

function nameOf(code: string): string {
  return new Intl.DisplayNames(undefined, { type: "language" }).of(code) ?? code;
}

import { useState } from "react";
import {
  findNotificationSettings,
  HOURS,
  keepNotificationSettings,
  type NotificationSettings,
  notificationPermission,
  quietAtFirst,
} from "#renderer/desktop/notification-settings.ts";
import { useDesktop } from "#renderer/desktop/use-desktop.tsx";
import { Select } from "#renderer/ui/select.tsx";
import { OnOff, SettingRow } from "./setting-row.tsx";
import { SettingsSection } from "./settings-section.tsx";

/** Whether and when this device tells of news. A browser has to be allowed to, and may say no. */
export function NotificationsSection() {
  const { description } = useDesktop();
  const [settings, setSettings] = useState(() => findNotificationSettings(description.kind === "desktop"));
  const [isDenied, setIsDenied] = useState(() => notificationPermission() === "denied");
  const keep = (change: Partial<NotificationSettings>) => {
    const next = { ...settings, ...change };
    keepNotificationSettings(next);
    setSettings(next);
  };
  const switchTo = async (isOn: boolean) => {
    if (isOn && (await Notification.requestPermission()) !== "granted") return setIsDenied(true);
    setIsDenied(false);
    keep({ isOn });
  };
  if (notificationPermission() === "missing") return null;
  return (
    <SettingsSection title="Notifications">
      <div className="flex flex-col gap-2.5">
        <SettingRow
          title="Tell me of news"
          detail={isDenied ? "This browser does not allow it: change that beside its address bar." : WHAT_IS_TOLD}
        >
          <OnOff label="Tell me of news" isOn={settings.isOn && !isDenied} onChange={(isOn) => void switchTo(isOn)} />
        </SettingRow>
        <SettingRow title="Quiet hours" detail="What comes then is not told, but waits unread.">
          <OnOff
            label="Quiet hours"
            isOn={settings.quiet !== null}
            onChange={(isOn) => keep({ quiet: isOn ? quietAtFirst() : null })}
          />
        </SettingRow>
        {settings.quiet && <QuietHours quiet={settings.quiet} onChange={(quiet) => keep({ quiet })} />}
      </div>
    </SettingsSection>
  );
}

const WHAT_IS_TOLD = "A ticket assigned to you, a message in one of yours. No message is quoted.";
const HOUR_OPTIONS = HOURS.map((value) => ({ value, label: value }));

interface QuietHoursProps {
  quiet: NonNullable<NotificationSettings["quiet"]>;
  onChange: (quiet: NonNullable<NotificationSettings["quiet"]>) => void;
}

function QuietHours({ quiet, onChange }: QuietHoursProps) {
  return (
    <div className="grid grid-cols-2 gap-3">
      <Select
        label="From"
        value={quiet.from}
        options={HOUR_OPTIONS}
        onValueChange={(from) => onChange({ ...quiet, from })}
      />
      <Select
        label="Until"
        value={quiet.to}
        options={HOUR_OPTIONS}
        onValueChange={(to) => onChange({ ...quiet, to })}
      />
    </div>
  );
}

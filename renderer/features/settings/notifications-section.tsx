import { useState } from "react";
import { isStaff } from "#domain/people/role.ts";
import {
  findNotificationSettings,
  HOURS,
  keepNotificationSettings,
  type NotificationSettings,
  notificationPermission,
  quietAtFirst,
} from "#renderer/desktop/notification-settings.ts";
import { useDesktop } from "#renderer/desktop/use-desktop.tsx";
import { useDesk } from "#renderer/sync/use-desk.tsx";
import { t } from "#renderer/texts/texts.ts";
import { Select } from "#renderer/ui/select.tsx";
import { OnOff, SettingRow } from "./setting-row.tsx";
import { SettingsSection } from "./settings-section.tsx";

/** Whether and when this device tells of news. A browser has to be allowed to, and may say no. */
export function NotificationsSection() {
  const { description } = useDesktop();
  const { me } = useDesk();
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
  const whose = isStaff(me.role) ? "staff" : "customer";
  if (notificationPermission() === "missing") return null;
  return (
    <SettingsSection title={t("settings.notifications.title")}>
      <div className="flex flex-col gap-2.5">
        <SettingRow
          title={t("settings.notifications.tell")}
          detail={isDenied ? t("settings.notifications.denied") : t(`settings.notifications.what.${whose}`)}
        >
          <OnOff
            label={t("settings.notifications.tell")}
            isOn={settings.isOn && !isDenied}
            onChange={(isOn) => void switchTo(isOn)}
          />
        </SettingRow>
        <SettingRow title={t("settings.notifications.quiet")} detail={t("settings.notifications.quietDetail")}>
          <OnOff
            label={t("settings.notifications.quiet")}
            isOn={settings.quiet !== null}
            onChange={(isOn) => keep({ quiet: isOn ? quietAtFirst() : null })}
          />
        </SettingRow>
        {settings.quiet && <QuietHours quiet={settings.quiet} onChange={(quiet) => keep({ quiet })} />}
      </div>
    </SettingsSection>
  );
}

const HOUR_OPTIONS = HOURS.map((value) => ({ value, label: value }));

interface QuietHoursProps {
  quiet: NonNullable<NotificationSettings["quiet"]>;
  onChange: (quiet: NonNullable<NotificationSettings["quiet"]>) => void;
}

function QuietHours({ quiet, onChange }: QuietHoursProps) {
  return (
    <div className="grid grid-cols-2 gap-3">
      <Select
        label={t("settings.notifications.from")}
        value={quiet.from}
        options={HOUR_OPTIONS}
        onValueChange={(from) => onChange({ ...quiet, from })}
      />
      <Select
        label={t("settings.notifications.until")}
        value={quiet.to}
        options={HOUR_OPTIONS}
        onValueChange={(to) => onChange({ ...quiet, to })}
      />
    </div>
  );
}

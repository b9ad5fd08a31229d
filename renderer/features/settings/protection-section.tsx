import { ShieldAlert, ShieldCheck } from "lucide-react";
import { useDesktop } from "#renderer/desktop/use-desktop.tsx";
import { t } from "#renderer/texts/texts.ts";
import { classes } from "#renderer/ui/classes.ts";
import { SettingsSection } from "./settings-section.tsx";

/** Says honestly how well this device keeps what lies on it. */
export function ProtectionSection() {
  const { secretProtection } = useDesktop().description;
  const isStrong = secretProtection === "system";
  const Icon = isStrong ? ShieldCheck : ShieldAlert;
  return (
    <SettingsSection title={t("settings.protection.title")}>
      <div className="flex gap-2.5">
        <Icon
          aria-hidden
          className={classes("mt-0.5 size-4 shrink-0", isStrong ? "text-success-ink" : "text-warning-ink")}
        />
        <div>
          <p className="font-medium">{t(`settings.protection.${secretProtection}.title`)}</p>
          <p className="text-ink-muted">{t(`settings.protection.${secretProtection}.detail`)}</p>
        </div>
      </div>
    </SettingsSection>
  );
}

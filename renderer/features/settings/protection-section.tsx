import { ShieldAlert, ShieldCheck } from "lucide-react";
import type { DesktopDescription } from "#protocol/desktop/desktop-bridge.ts";
import { useDesktop } from "#renderer/desktop/use-desktop.tsx";
import { classes } from "#renderer/ui/classes.ts";
import { SettingsSection } from "./settings-section.tsx";

/** Says honestly how well this device keeps what lies on it. */
export function ProtectionSection() {
  const { secretProtection } = useDesktop().description;
  const { title, detail } = WORDS[secretProtection];
  const isStrong = secretProtection === "system";
  const Icon = isStrong ? ShieldCheck : ShieldAlert;
  return (
    <SettingsSection title="Protection of this device">
      <div className="flex gap-2.5">
        <Icon
          aria-hidden
          className={classes("mt-0.5 size-4 shrink-0", isStrong ? "text-success-ink" : "text-warning-ink")}
        />
        <div>
          <p className="font-medium">{title}</p>
          <p className="text-ink-muted">{detail}</p>
        </div>
      </div>
    </SettingsSection>
  );
}

const WORDS: Readonly<Record<DesktopDescription["secretProtection"], { title: string; detail: string }>> = {
  system: {
    title: "Your sign-in is kept by the system's key store",
    detail: "Other programs and other people on this computer can't read it.",
  },
  basic: {
    title: "This system has no key store that could be used",
    detail: "Your sign-in is kept in a file that only your user account may read. Encrypt the disk of this computer.",
  },
  browser: {
    title: "Your sign-in and tickets are kept by this browser",
    detail:
      "Whoever can use this browser profile can read them. On a computer that others use, sign out when you leave.",
  },
};

import type { ReactNode } from "react";
import { t } from "#renderer/texts/texts.ts";
import { Segmented } from "#renderer/ui/segmented.tsx";

export interface SettingRowProps {
  title: string;
  detail: string;
  children: ReactNode;
}

/** What can be set, with what it means, and the control at the end. */
export function SettingRow({ title, detail, children }: SettingRowProps) {
  return (
    <div className="flex items-start justify-between gap-4">
      <div className="min-w-0">
        <p className="font-medium">{title}</p>
        <p className="text-ink-muted">{detail}</p>
      </div>
      <div className="shrink-0">{children}</div>
    </div>
  );
}

export interface OnOffProps {
  label: string;
  isOn: boolean;
  onChange: (isOn: boolean) => void;
}

export function OnOff({ label, isOn, onChange }: OnOffProps) {
  return (
    <Segmented
      label={label}
      value={isOn ? "on" : "off"}
      onValueChange={(value) => onChange(value === "on")}
      options={[
        { value: "on", label: t("settings.on") },
        { value: "off", label: t("settings.off") },
      ]}
    />
  );
}

import { Monitor, Moon, Sun } from "lucide-react";
import { useState } from "react";
import { t } from "#renderer/texts/texts.ts";
import { Segmented } from "#renderer/ui/segmented.tsx";
import { SettingsSection } from "./settings-section.tsx";
import { chooseTheme, findTheme, THEMES, type Theme } from "./theme.ts";

export function AppearanceSection() {
  const [theme, setTheme] = useState<Theme>(findTheme);
  const choose = (chosen: Theme) => {
    setTheme(chosen);
    chooseTheme(chosen);
  };
  return (
    <SettingsSection title={t("settings.appearance.title")}>
      <Segmented
        label={t("settings.appearance.theme")}
        value={theme}
        onValueChange={choose}
        options={THEMES.map((value) => ({
          value,
          label: t(`settings.appearance.themes.${value}`),
          icon: ICONS[value],
        }))}
      />
    </SettingsSection>
  );
}

const ICONS = { system: Monitor, light: Sun, dark: Moon } as const;

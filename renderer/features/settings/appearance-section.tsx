import { Monitor, Moon, Sun } from "lucide-react";
import { useState } from "react";
import { Segmented } from "#renderer/ui/segmented.tsx";
import { SettingsSection } from "./settings-section.tsx";
import { chooseTheme, findTheme, THEME_LABELS, THEMES, type Theme } from "./theme.ts";

export function AppearanceSection() {
  const [theme, setTheme] = useState<Theme>(findTheme);
  const choose = (chosen: Theme) => {
    setTheme(chosen);
    chooseTheme(chosen);
  };
  return (
    <SettingsSection title="Appearance">
      <Segmented label="Theme" value={theme} onValueChange={choose} options={OPTIONS} />
    </SettingsSection>
  );
}

const ICONS = { system: Monitor, light: Sun, dark: Moon } as const;
const OPTIONS = THEMES.map((value) => ({ value, label: THEME_LABELS[value], icon: ICONS[value] }));

import { useState } from "react";
import { LANGUAGE_CHOICES, LANGUAGE_NAMES, type LanguageChoice } from "#domain/language.ts";
import { chooseLanguage, findLanguageChoice } from "#renderer/texts/language-choice.ts";
import { t } from "#renderer/texts/texts.ts";
import { Segmented } from "#renderer/ui/segmented.tsx";
import { SettingsSection } from "./settings-section.tsx";

export function LanguageSection() {
  const [choice, setChoice] = useState<LanguageChoice>(findLanguageChoice);
  const choose = (chosen: LanguageChoice) => {
    setChoice(chosen);
    void chooseLanguage(chosen);
  };
  return (
    <SettingsSection title={t("settings.language.title")}>
      <Segmented
        label={t("settings.language.title")}
        value={choice}
        onValueChange={choose}
        options={LANGUAGE_CHOICES.map((value) => ({ value, label: labelOf(value) }))}
      />
    </SettingsSection>
  );
}

function labelOf(choice: LanguageChoice): string {
  return choice === "system" ? t("settings.language.system") : LANGUAGE_NAMES[choice];
}

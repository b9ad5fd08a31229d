import { LANGUAGE_NAMES, LANGUAGES } from "#domain/language.ts";
import { chooseLanguage } from "#renderer/texts/language-choice.ts";
import { t, useSpoken } from "#renderer/texts/texts.ts";
import { Segmented } from "#renderer/ui/segmented.tsx";

/** For whoever can't read the language that the system chose. */
export function LanguageChooser() {
  const language = useSpoken((spoken) => spoken.language);
  return (
    <div className="flex justify-center">
      <Segmented
        label={t("signIn.language")}
        value={language}
        onValueChange={(chosen) => void chooseLanguage(chosen)}
        options={LANGUAGES.map((value) => ({ value, label: LANGUAGE_NAMES[value] }))}
      />
    </div>
  );
}

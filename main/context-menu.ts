import type { ContextMenuParams, MenuItemConstructorOptions, WebContents } from "electron";
import type { ElectronParts } from "./electron-parts.ts";
import type { Translator } from "./texts/spoken-texts.ts";

type Page = Pick<WebContents, "on" | "replaceMisspelling" | "session">;

/** The menu of a right click: corrections for a misspelt word, and what can be done with text here. */
export function offerContextMenu({ Menu }: Pick<ElectronParts, "Menu">, page: Page, t: Translator): void {
  page.on("context-menu", (_event, params) => {
    const entries = contextMenu(params, page, t);
    if (entries.length > 0) Menu.buildFromTemplate(entries).popup();
  });
}

export function contextMenu(
  params: ContextMenuParams,
  page: Omit<Page, "on">,
  t: Translator,
): MenuItemConstructorOptions[] {
  const { isEditable, editFlags, selectionText } = params;
  const copy = { role: "copy", label: t("copy"), enabled: editFlags.canCopy } as const;
  if (isEditable) {
    return [
      ...corrections(params, page, t),
      { role: "cut", label: t("cut"), enabled: editFlags.canCut },
      copy,
      { role: "paste", label: t("paste"), enabled: editFlags.canPaste },
      { type: "separator" },
      { role: "selectAll", label: t("selectAll"), enabled: editFlags.canSelectAll },
    ];
  }
  return selectionText.trim() === "" ? [] : [copy];
}

function corrections(
  { misspelledWord, dictionarySuggestions }: ContextMenuParams,
  page: Omit<Page, "on">,
  t: Translator,
): MenuItemConstructorOptions[] {
  if (misspelledWord === "") return [];
  const suggestions = dictionarySuggestions.map((word) => ({
    label: word,
    click: () => page.replaceMisspelling(word),
  }));
  const none = { label: t("noSuggestions"), enabled: false };
  return [
    ...(suggestions.length > 0 ? suggestions : [none]),
    { type: "separator" },
    {
      label: t("learnWord"),
      click: () => void page.session.addWordToSpellCheckerDictionary(misspelledWord),
    },
    { type: "separator" },
  ];
}

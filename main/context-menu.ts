import type { ContextMenuParams, MenuItemConstructorOptions, WebContents } from "electron";
import type { ElectronParts } from "./electron-parts.ts";

type Page = Pick<WebContents, "on" | "replaceMisspelling" | "session">;

/** The menu of a right click: corrections for a misspelt word, and what can be done with text here. */
export function offerContextMenu({ Menu }: Pick<ElectronParts, "Menu">, page: Page): void {
  page.on("context-menu", (_event, params) => {
    const entries = contextMenu(params, page);
    if (entries.length > 0) Menu.buildFromTemplate(entries).popup();
  });
}

export function contextMenu(params: ContextMenuParams, page: Omit<Page, "on">): MenuItemConstructorOptions[] {
  const { isEditable, editFlags, selectionText } = params;
  if (isEditable) {
    return [
      ...corrections(params, page),
      { role: "cut", enabled: editFlags.canCut },
      { role: "copy", enabled: editFlags.canCopy },
      { role: "paste", enabled: editFlags.canPaste },
      { type: "separator" },
      { role: "selectAll", enabled: editFlags.canSelectAll },
    ];
  }
  return selectionText.trim() === "" ? [] : [{ role: "copy", enabled: editFlags.canCopy }];
}

function corrections(
  { misspelledWord, dictionarySuggestions }: ContextMenuParams,
  page: Omit<Page, "on">,
): MenuItemConstructorOptions[] {
  if (misspelledWord === "") return [];
  const suggestions = dictionarySuggestions.map((word) => ({
    label: word,
    click: () => page.replaceMisspelling(word),
  }));
  const none = { label: "No suggestions", enabled: false };
  return [
    ...(suggestions.length > 0 ? suggestions : [none]),
    { type: "separator" },
    {
      label: "Add to Dictionary",
      click: () => void page.session.addWordToSpellCheckerDictionary(misspelledWord),
    },
    { type: "separator" },
  ];
}

// The menu, by the conventions of each system. Its commands that concern the desk are the app's to carry out. Electron's own
// labels for what it does itself are English, so each is given one.

import type { MenuItemConstructorOptions } from "electron";
import type { MenuCommand } from "#protocol/desktop/desktop-event.ts";
import type { ElectronParts } from "./electron-parts.ts";
import type { English } from "./texts/en.ts";
import type { Translator } from "./texts/spoken-texts.ts";

export type OnMenuCommand = (command: MenuCommand) => void;

export interface AppMenuParts {
  platform: NodeJS.Platform;
  t: Translator;
  on: OnMenuCommand;
}

type Entry = MenuItemConstructorOptions;
type Role = Extract<keyof English, NonNullable<Entry["role"]>>;

export function showAppMenu({ Menu }: Pick<ElectronParts, "Menu">, parts: AppMenuParts): void {
  Menu.setApplicationMenu(Menu.buildFromTemplate(appMenu(parts)));
}

export function appMenu({ platform, t, on }: AppMenuParts): Entry[] {
  const isMac = platform === "darwin";
  const roles = (...names: Role[]): Entry[] => names.map((role) => ({ role, label: t(role) }));
  const settings: Entry = { label: t("settings"), accelerator: "CmdOrCtrl+,", click: () => on("settings") };
  const newTicket: Entry = { label: t("newTicket"), accelerator: "CmdOrCtrl+N", click: () => on("newTicket") };
  const search: Entry = { label: t("search"), accelerator: "CmdOrCtrl+Shift+F", click: () => on("search") };
  const shortcuts: Entry = { label: t("shortcuts"), click: () => on("help") };
  const macApp = [roles("about"), [settings], roles("services"), roles("hide", "hideOthers", "unhide"), roles("quit")];
  const editing = [roles("undo", "redo"), roles("cut", "copy", "paste", "pasteAndMatchStyle", "delete", "selectAll")];
  return [
    ...(isMac ? [{ role: "appMenu" as const, submenu: inSections(macApp) }] : []),
    {
      label: t("fileMenu"),
      submenu: inSections(isMac ? [[newTicket], roles("close")] : [[newTicket], [settings], roles("quit")]),
    },
    { label: t("editMenu"), submenu: inSections([...editing, [search]]) },
    {
      label: t("viewMenu"),
      submenu: inSections([roles("reload"), roles("resetZoom", "zoomIn", "zoomOut"), roles("togglefullscreen")]),
    },
    {
      role: "windowMenu",
      label: t("windowMenu"),
      submenu: inSections(isMac ? [roles("minimize", "zoom"), roles("front")] : [roles("minimize", "close")]),
    },
    { role: "help", label: t("help"), submenu: inSections([[shortcuts], isMac ? [] : roles("about")]) },
  ];
}

/** With a line between one section and the next. */
function inSections(sections: readonly Entry[][]): Entry[] {
  const separator: Entry = { type: "separator" };
  return sections
    .filter(({ length }) => length > 0)
    .flatMap((section, at) => (at === 0 ? section : [separator, ...section]));
}

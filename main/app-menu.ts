// The menu, by the conventions of each system. Its commands that concern the desk are the app's to carry out.

import type { MenuItemConstructorOptions } from "electron";
import type { MenuCommand } from "#protocol/desktop/desktop-event.ts";
import type { ElectronParts } from "./electron-parts.ts";

export type OnMenuCommand = (command: MenuCommand) => void;

export function showAppMenu({ Menu }: Pick<ElectronParts, "Menu">, platform: NodeJS.Platform, on: OnMenuCommand): void {
  Menu.setApplicationMenu(Menu.buildFromTemplate(appMenu(platform, on)));
}

export function appMenu(platform: NodeJS.Platform, on: OnMenuCommand): MenuItemConstructorOptions[] {
  const isMac = platform === "darwin";
  const settings = { label: "Settings…", accelerator: "CmdOrCtrl+,", click: () => on("settings") };
  const newTicket = { label: "New Ticket", accelerator: "CmdOrCtrl+N", click: () => on("newTicket") };
  const search = { label: "Find Ticket…", accelerator: "CmdOrCtrl+Shift+F", click: () => on("search") };
  const shortcuts = { label: "Keyboard Shortcuts", click: () => on("help") };
  return [
    ...(isMac ? [macAppMenu(settings)] : []),
    {
      label: "&File",
      submenu: [
        newTicket,
        { type: "separator" },
        ...(isMac
          ? [{ role: "close" as const }]
          : [settings, { type: "separator" as const }, { role: "quit" as const }]),
      ],
    },
    { label: "&Edit", submenu: [...EDITING, { type: "separator" }, search] },
    { label: "&View", submenu: VIEWING },
    { role: "windowMenu" },
    { role: "help", submenu: [shortcuts, ...(isMac ? [] : [{ role: "about" as const }])] },
  ];
}

function macAppMenu(settings: MenuItemConstructorOptions): MenuItemConstructorOptions {
  return {
    role: "appMenu",
    submenu: [
      { role: "about" },
      { type: "separator" },
      settings,
      { type: "separator" },
      { role: "services" },
      { type: "separator" },
      { role: "hide" },
      { role: "hideOthers" },
      { role: "unhide" },
      { type: "separator" },
      { role: "quit" },
    ],
  };
}

const EDITING: MenuItemConstructorOptions[] = [
  { role: "undo" },
  { role: "redo" },
  { type: "separator" },
  { role: "cut" },
  { role: "copy" },
  { role: "paste" },
  { role: "pasteAndMatchStyle" },
  { role: "delete" },
  { role: "selectAll" },
];

const VIEWING: MenuItemConstructorOptions[] = [
  { role: "reload" },
  { type: "separator" },
  { role: "resetZoom" },
  { role: "zoomIn" },
  { role: "zoomOut" },
  { type: "separator" },
  { role: "togglefullscreen" },
];

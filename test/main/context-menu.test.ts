import type { ContextMenuParams, MenuItemConstructorOptions } from "electron";
import { beforeEach, describe, expect, it } from "vitest";
import { offerContextMenu } from "#main/context-menu.ts";
import { createSpokenTexts } from "#main/texts/spoken-texts.ts";
import { createElectronFake, type ElectronFake } from "../support/electron-fake.ts";
import { createWebContentsFake } from "../support/fake-window.ts";

let electron: ElectronFake;
let page: ReturnType<typeof createWebContentsFake>;

beforeEach(() => {
  electron = createElectronFake({ userData: "" });
  page = createWebContentsFake();
  offerContextMenu(
    electron.parts,
    page.contents as unknown as Electron.WebContents,
    createSpokenTexts(electron.parts.app).t,
  );
});

const FLAGS = { canCut: true, canCopy: true, canPaste: true, canSelectAll: true };

function rightClick(params: Partial<ContextMenuParams>): MenuItemConstructorOptions[] {
  const nothing = {
    isEditable: false,
    editFlags: FLAGS,
    selectionText: "",
    misspelledWord: "",
    dictionarySuggestions: [],
  };
  page.contents.emit("context-menu", {}, { ...nothing, ...params });
  return (electron.menus.at(-1)?.entries ?? []) as MenuItemConstructorOptions[];
}

const press = (entries: MenuItemConstructorOptions[], label: string) =>
  entries.find((entry) => entry.label === label)?.click?.({} as never, undefined, {} as never);

describe("a right click", () => {
  it("offers to copy what is selected, and nothing where nothing is", () => {
    expect(rightClick({})).toEqual([]);
    expect(electron.menus).toEqual([]);
    expect(rightClick({ selectionText: "TICK-2026-0001" }).map(({ role }) => role)).toEqual(["copy"]);
    expect(electron.menus.at(-1)?.isShown).toBe(true);
  });

  it("on a misspelt word offers corrections and the dictionary", () => {
    const entries = rightClick({
      isEditable: true,
      misspelledWord: "recieve",
      dictionarySuggestions: ["receive", "relieve"],
    });
    press(entries, "receive");
    press(entries, "Add to Dictionary");
    expect(page.calls).toEqual(["replaceMisspelling receive"]);
    expect(page.learned).toEqual(["recieve"]);
  });

  it("says where there is no correction", () => {
    const [first] = rightClick({ isEditable: true, misspelledWord: "Holdfast" });
    expect(first).toEqual({ label: "No suggestions", enabled: false });
  });
});

import type { MenuItemConstructorOptions } from "electron";
import { describe, expect, it } from "vitest";
import { appMenu } from "#main/app-menu.ts";
import { createSpokenTexts } from "#main/texts/spoken-texts.ts";

const PLATFORMS = ["darwin", "win32", "linux"] as const;
const chosen: string[] = [];
const texts = createSpokenTexts({ getPreferredSystemLanguages: () => ["en-GB"] });
const menuOf = (platform: NodeJS.Platform) =>
  appMenu({ platform, t: texts.t, on: (command) => void chosen.push(command) });
const entriesOf = (menu: MenuItemConstructorOptions | undefined) =>
  (menu?.submenu ?? []) as MenuItemConstructorOptions[];
const rolesOf = (menu: MenuItemConstructorOptions | undefined) => entriesOf(menu).flatMap(({ role }) => role ?? []);

describe("the menu", () => {
  it("has the app's own menu on macOS, with settings and quitting in it", () => {
    const [app, file] = menuOf("darwin");
    expect(app?.role).toBe("appMenu");
    expect(rolesOf(app)).toEqual(["about", "services", "hide", "hideOthers", "unhide", "quit"]);
    expect(entriesOf(app).some(({ label }) => label === "Settings…")).toBe(true);
    expect(rolesOf(file)).toEqual(["close"]);
  });

  it.each(["win32", "linux"] as const)("has settings and quitting in the file menu on %s", (platform) => {
    const [file] = menuOf(platform);
    expect(file?.label).toBe("&File");
    expect(rolesOf(file)).toEqual(["quit"]);
    expect(entriesOf(file).some(({ label }) => label === "Settings…")).toBe(true);
  });

  it.each(PLATFORMS)("offers what every editor does on %s, and no tools for developers", (platform) => {
    const all = menuOf(platform).flatMap((menu) => [menu.role, ...rolesOf(menu)]);
    for (const role of ["undo", "redo", "cut", "copy", "paste", "selectAll", "togglefullscreen", "windowMenu"])
      expect(all).toContain(role);
    expect(all).not.toContain("toggleDevTools");
  });

  it.each(PLATFORMS)("leaves no word to Electron, which knows English ones alone, on %s", (platform) => {
    const entries = menuOf(platform).flatMap((menu) => [menu, ...entriesOf(menu)]);
    const unnamed = entries.filter(({ type, label }) => type !== "separator" && label === undefined);
    // What macOS shows there is the app's name.
    expect(unnamed.map(({ role }) => role)).toEqual(platform === "darwin" ? ["appMenu"] : []);
  });

  it.each(PLATFORMS)("has lines between its parts alone on %s", (platform) => {
    for (const { submenu } of menuOf(platform)) {
      const types = (submenu as MenuItemConstructorOptions[]).map(({ type }) => (type === "separator" ? "-" : "x"));
      expect(types.join("")).toMatch(/^x+(-x+)*$/);
    }
  });

  it("hands what concerns the desk to the app", () => {
    chosen.length = 0;
    const entries = menuOf("linux").flatMap(entriesOf);
    for (const { click } of entries) click?.({} as never, undefined, {} as never);
    expect(chosen).toEqual(["newTicket", "settings", "search", "help"]);
  });
});

import { describe, expect, test } from "vitest";
import { DESK_SHORTCUTS } from "#renderer/ticket-display/desk-commands.ts";
import { groupCommands, matchKeys, type Shortcut, spellKey } from "#renderer/ui/shortcuts/shortcut.ts";

const TABLE: readonly Shortcut[] = [
  { id: "assign", keys: "a", label: "Assign", group: "Ticket" },
  { id: "viewAll", keys: "g a", label: "All", group: "Go to" },
  { id: "send", keys: "Mod+Enter", label: "Send", group: "Ticket" },
];

const PLAIN = { ctrlKey: false, metaKey: false, altKey: false, shiftKey: false };

describe("the keys of a shortcut", () => {
  test("one key is complete at once", () => {
    expect(matchKeys(TABLE, ["a"])).toEqual({ type: "complete", id: "assign" });
  });

  test("a sequence begins with its first key and is complete with its last", () => {
    expect(matchKeys(TABLE, ["g"])).toEqual({ type: "begun" });
    expect(matchKeys(TABLE, ["g", "a"])).toEqual({ type: "complete", id: "viewAll" });
  });

  test("keys that lead nowhere match nothing", () => {
    expect(matchKeys(TABLE, ["x"])).toEqual({ type: "none" });
    expect(matchKeys(TABLE, ["g", "x"])).toEqual({ type: "none" });
  });

  test("Ctrl and Cmd are spelled alike, capitals like small letters, and modifiers alone are no key", () => {
    expect(spellKey({ ...PLAIN, key: "Enter", ctrlKey: true })).toBe("Mod+Enter");
    expect(spellKey({ ...PLAIN, key: "Enter", metaKey: true })).toBe("Mod+Enter");
    expect(spellKey({ ...PLAIN, key: "J" })).toBe("j");
    expect(spellKey({ ...PLAIN, key: "?", shiftKey: true })).toBe("?");
    expect(spellKey({ ...PLAIN, key: "Enter", ctrlKey: true, shiftKey: true })).toBe("Mod+Shift+Enter");
    expect(spellKey({ ...PLAIN, key: "Shift" })).toBeNull();
    expect(spellKey({ ...PLAIN, key: "a", altKey: true })).toBeNull();
  });

  test("the help lists every shortcut once, by group", () => {
    expect(groupCommands(TABLE).map(({ group, commands }) => [group, commands.length])).toEqual([
      ["Ticket", 2],
      ["Go to", 1],
    ]);
  });
});

describe("the desk's table", () => {
  test("gives no keys twice, and no shortcut hides a sequence that begins with it", () => {
    const keys = DESK_SHORTCUTS.map((shortcut) => shortcut.keys as string);
    expect(new Set(keys).size).toBe(keys.length);
    for (const one of keys) expect(keys.filter((other) => other.startsWith(`${one} `))).toEqual([]);
  });
});

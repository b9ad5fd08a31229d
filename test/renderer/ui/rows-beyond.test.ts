import { createElement } from "react";
import { describe, expect, it } from "vitest";
import { isBeyondView, keepUnseen } from "#renderer/ui/rows-beyond.ts";

const range = { startIndex: 0, endIndex: 9 };
const row = (id: string, index: number) => ({ id, index, element: createElement("div", { id }) });

describe("rows beyond those in view", () => {
  it("are those before the first and behind the last of them", () => {
    const middle = { startIndex: 20, endIndex: 29 };
    const indexes = [19, 20, 29, 30];
    expect(indexes.filter((index) => isBeyondView(index, middle))).toEqual([19, 30]);
    expect(isBeyondView(0, null)).toBe(true);
  });

  it("may stay as they were, where they are not seen", () => {
    const former = row("former", 12);
    expect(keepUnseen(former, { range, count: 100, ids: new Set(["a"]) })).toBe(former);
  });

  it.each([
    ["is in view", row("former", 3), 100, []],
    ["is behind the end of the list, which would be longer for it", row("former", 12), 12, []],
    ["is in view elsewhere", row("former", 12), 100, ["former"]],
  ])("do not stay where what they show %s", (_name, former, count, ids) => {
    expect(keepUnseen(former, { range, count, ids: new Set(ids) })).toBeNull();
  });

  it("are none where there was none", () => {
    expect(keepUnseen(undefined, { range, count: 100, ids: new Set() })).toBeNull();
  });
});

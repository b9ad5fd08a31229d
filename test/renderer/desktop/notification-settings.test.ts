import { describe, expect, it } from "vitest";
import { isQuietAt } from "#renderer/desktop/notification-settings.ts";

const at = (time: string) => new Date(`2026-11-26T${time}:00`);

describe("quiet hours", () => {
  it.each([
    ["20:00", "07:00", "19:59", false],
    ["20:00", "07:00", "20:00", true],
    ["20:00", "07:00", "03:30", true],
    ["20:00", "07:00", "07:00", false],
    ["12:00", "13:00", "12:59", true],
    ["12:00", "13:00", "13:00", false],
    ["09:00", "09:00", "09:00", false],
  ])("from %s to %s: at %s they are %s", (from, to, now, isQuiet) => {
    expect(isQuietAt({ from, to }, at(now))).toBe(isQuiet);
  });

  it("are never where none are set", () => {
    expect(isQuietAt(null, at("03:00"))).toBe(false);
  });
});

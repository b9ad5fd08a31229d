import { describe, expect, test } from "vitest";
import { toMoment, toShortTime } from "#renderer/ticket-display/time-words.ts";

const NOW = new Date("2026-11-24T12:00:00.000Z");
const BERLIN = { locale: "en-GB", timeZone: "Europe/Berlin" };

describe("a time in a list", () => {
  test.each([
    ["2026-11-24T11:59:30.000Z", "now"],
    ["2026-11-24T12:03:00.000Z", "now"],
    ["2026-11-24T11:18:00.000Z", "42 min"],
    ["2026-11-24T06:10:00.000Z", "5 h"],
    ["2026-11-23T21:00:00.000Z", "Yesterday"],
    ["2026-11-21T09:00:00.000Z", "Sat"],
    ["2026-11-12T09:00:00.000Z", "12 Nov"],
    ["2025-11-12T09:00:00.000Z", "12 Nov 2025"],
  ])("%s is %s", (iso, words) => {
    expect(toShortTime(iso, NOW, BERLIN)).toBe(words);
  });

  test("yesterday is the calendar's, where the reader is", () => {
    const lateEvening = "2026-11-23T23:30:00.000Z";
    expect(toShortTime(lateEvening, NOW, BERLIN)).toBe("12 h");
    expect(toShortTime(lateEvening, NOW, { locale: "en-GB", timeZone: "UTC" })).toBe("Yesterday");
  });

  test("what is no time is no words", () => {
    expect(toShortTime("soon", NOW, BERLIN)).toBe("");
  });
});

describe("a time in a conversation", () => {
  test.each([
    ["2026-11-24T11:05:00.000Z", "today 12:05"],
    ["2026-11-23T21:00:00.000Z", "yesterday 22:00"],
    ["2026-03-12T09:00:00.000Z", "12 Mar, 10:00"],
    ["2025-03-12T09:00:00.000Z", "12 Mar 2025, 10:00"],
  ])("%s is %s", (iso, words) => {
    expect(toMoment(iso, NOW, BERLIN)).toBe(words);
  });
});

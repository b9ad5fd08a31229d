import { describe, expect, it } from "vitest";
import { flagsOfMessage, messageKind, showsBothTimes } from "#domain/conversation/message.ts";
import { EVERYBODY } from "../arbitrary-desk.ts";

describe("kinds", () => {
  it.each([
    { isInternalNote: false, isStaffReply: false, kind: "customer" },
    { isInternalNote: false, isStaffReply: true, kind: "staffReply" },
    { isInternalNote: true, isStaffReply: true, kind: "internalNote" },
    { isInternalNote: true, isStaffReply: false, kind: "internalNote" },
  ])("[M1] note $isInternalNote, staff $isStaffReply is shown as $kind", ({ kind, ...flags }) => {
    expect(messageKind(flags)).toBe(kind);
  });

  it.each(EVERYBODY)("[P1] what $role writes counts as the desk's word by their account alone", (author) => {
    for (const isInternalNote of [true, false]) {
      const isStaffReply = author.role !== "customer";
      expect(flagsOfMessage(author, isInternalNote)).toEqual({ isInternalNote, isStaffReply });
    }
  });
});

describe("times", () => {
  it.each([
    ["2026-11-24T08:15:00.000Z", "2026-11-24T08:15:00.000Z", false],
    ["2026-11-24T08:15:00.000Z", "2026-11-24T08:16:00.000Z", false],
    ["2026-11-24T08:15:00.000Z", "2026-11-24T08:16:00.001Z", true],
    ["2026-11-24T08:16:00.001Z", "2026-11-24T08:15:00.000Z", true],
  ])("[M2] written %s, arrived %s: both shown %s", (writtenAt, createdAt, shown) => {
    expect(showsBothTimes(writtenAt, createdAt)).toBe(shown);
  });
});

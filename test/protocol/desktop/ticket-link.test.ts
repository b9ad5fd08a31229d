import { describe, expect, it } from "vitest";
import { readTicketLink } from "#protocol/desktop/ticket-link.ts";

describe("links to tickets", () => {
  it.each([
    ["holdfast://ticket/TICK-2026-0001", "TICK-2026-0001"],
    ["holdfast://ticket/TICK-2026-0001/", "TICK-2026-0001"],
    ["HOLDFAST://Ticket/tick-2026-12345", "TICK-2026-12345"],
  ])("%s names %s", (link, number) => {
    expect(readTicketLink(link)).toBe(number);
  });

  it.each([
    "holdfast://ticket/",
    "holdfast://ticket/TICK-2026-0000",
    "holdfast://ticket/TICK-2026-0001/../../settings",
    "holdfast://ticket/TICK-2026-0001?x=1",
    "holdfast://ticket/TICK-2026-0001#x",
    "holdfast://ticket/TICK-2026-0001 --remote-debugging-port=9222",
    "holdfast://ticket//TICK-2026-0001",
    "holdfast://settings/TICK-2026-0001",
    "holdfast:ticket/TICK-2026-0001",
    "https://ticket/TICK-2026-0001",
    "javascript:alert(1)//holdfast://ticket/TICK-2026-0001",
    "holdfast://ticket/TICK-2026-%30%30%30%31",
    `holdfast://ticket/TICK-2026-${"1".repeat(60)}`,
    "TICK-2026-0001",
    "",
  ])("%j names no ticket", (link) => {
    expect(readTicketLink(link)).toBeNull();
  });
});

import { describe, expect, test } from "vitest";
import {
  failedOn,
  firstPage,
  foundOn,
  hitsFor,
  type Page,
  pageAfter,
  type ServerAnswer,
} from "#renderer/features/search/server-answer.ts";
import type { SearchHit, ShownTicket } from "#renderer/sync/desk.ts";

const FAULT = new Error("no answer");
const NUMBER = "TICK-2026-0040";
const hit = (id: string): SearchHit => ({ ticket: { id } as ShownTicket, passage: null });
const idsOf = (hits: readonly SearchHit[]) => hits.map(({ ticket }) => ticket.id);

const first = firstPage("printer");
const firstAnswer = foundOn(first, { hits: [hit("a"), hit("b")], next: NUMBER });
const second = mustFind(pageAfter(firstAnswer, first));
const last = { hits: [hit("c")], next: null };

function mustFind(page: Page | null): Page {
  if (page === null) throw new Error("There is no page.");
  return page;
}

describe("the pages of what the server found", () => {
  test("follow each other to the end", () => {
    expect(second.from).toBe(NUMBER);
    const answer = foundOn(second, last);
    expect(idsOf(hitsFor(second, answer))).toEqual(["a", "b", "c"]);
    expect(pageAfter(answer, second)).toBeNull();
  });

  test("are not asked for twice while one is on its way", () => {
    expect(pageAfter(firstAnswer, second)).toBeNull();
  });

  test("lose nothing when one fails, is tried again, fails again and then comes", () => {
    const none: ServerAnswer = { type: "none" };
    const failed = failedOn(second, firstAnswer, FAULT);
    expect(failed.type).toBe("failed");
    expect(idsOf(hitsFor(second, failed))).toEqual(["a", "b"]);
    expect(idsOf(hitsFor(second, none))).toEqual(["a", "b"]);
    expect(idsOf(hitsFor(second, failedOn(second, none, FAULT)))).toEqual(["a", "b"]);
    expect(idsOf(hitsFor(second, foundOn(second, last)))).toEqual(["a", "b", "c"]);
  });

  test("are of one text: another has no hits of it and nothing to go on with", () => {
    const other = firstPage("toner");
    expect(hitsFor(other, firstAnswer)).toEqual([]);
    expect(pageAfter(firstAnswer, other)).toBeNull();
  });

  test("begin anew where a text is typed again: what was found stays until the first page has come", () => {
    const again = firstPage("printer");
    expect(idsOf(hitsFor(again, foundOn(second, last)))).toEqual(["a", "b", "c"]);
    expect(idsOf(hitsFor(again, foundOn(again, { hits: [hit("a")], next: NUMBER })))).toEqual(["a"]);
  });
});

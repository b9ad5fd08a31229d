// What the server has answered to a search so far, page by page. A page carries the hits above it with it: whatever was
// typed, tried or disconnected between, its answer is put below those, and none is lost or shown twice.

import type { FoundAtServer, SearchHit } from "#renderer/sync/desk.ts";

/** A part of the answer to `text` that is asked for. */
export interface Page {
  text: string;
  /** `next` of the page above it, null for the first. */
  from: string | null;
  /** The hits of the pages above it. */
  above: readonly SearchHit[];
}

export type ServerAnswer =
  | { type: "none" }
  | { type: "failed"; text: string; hits: readonly SearchHit[]; fault: unknown }
  | { type: "found"; text: string; hits: readonly SearchHit[]; next: string | null };

export function firstPage(text: string): Page {
  return { text, from: null, above: [] };
}

/** Null where there is no more, or the page that comes next is the one that is asked for already. */
export function pageAfter(answer: ServerAnswer, { text, from }: Page): Page | null {
  if (answer.type !== "found" || answer.text !== text) return null;
  return answer.next === null || answer.next === from ? null : { text, from: answer.next, above: answer.hits };
}

export function foundOn({ text, above }: Page, { hits, next }: FoundAtServer): ServerAnswer {
  return { type: "found", text, hits: [...above, ...hits], next };
}

/** What was found before stays on the screen. */
export function failedOn(page: Page, before: ServerAnswer, fault: unknown): ServerAnswer {
  return { type: "failed", text: page.text, hits: hitsFor(page, before), fault };
}

/** All hits to show for the text of a page, whether it has been answered yet or not. */
export function hitsFor({ text, above }: Page, answer: ServerAnswer): readonly SearchHit[] {
  return answer.type !== "none" && answer.text === text ? answer.hits : above;
}

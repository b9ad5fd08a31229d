import { afterEach, describe, expect, it } from "vitest";
import type { Language } from "#domain/language.ts";
import type { Refusal } from "#domain/ticket/refusal.ts";
import { PROBLEM_REASONS, PROBLEM_TYPES, type Problem, problemTypeUrn } from "#protocol/problem.ts";
import { UnreadableFilters } from "#renderer/sync/filters/unreadable-filters.ts";
import { ProblemAnswer } from "#renderer/sync/http-fault.ts";
import { speak } from "#renderer/texts/texts.ts";
import { toFaultText, toRefusalText } from "#renderer/ticket-display/fault-words.ts";

const ENGLISH = { language: "en", locale: "en-GB" } as const;
afterEach(() => speak(ENGLISH));

const answered = (given: Partial<Problem>) =>
  toFaultText(new ProblemAnswer({ type: problemTypeUrn("forbidden"), title: "T", status: 403, ...given }));
const invalid = (field?: string) =>
  toRefusalText({ code: "invalid", message: "M", ...(field === undefined ? {} : { field }) } satisfies Refusal);

describe.each<[Language, string]>([
  ["en", "en-GB"],
  ["de", "de-DE"],
])("in %s", (language, locale) => {
  it("each reason is told in words of its own", async () => {
    await speak({ language, locale });
    const general = PROBLEM_TYPES.map((type) => answered({ type: problemTypeUrn(type) }));
    const told = PROBLEM_REASONS.map((reason) => answered({ reason }));
    expect(new Set([...told, ...general]).size).toBe(PROBLEM_REASONS.length + new Set(general).size);
  });

  it("who meets views that a newer app has changed is told to update", async () => {
    await speak({ language, locale });
    expect(toFaultText(new UnreadableFilters())).toMatch(/^(A newer version of the app|Eine neuere Version der App) /);
  });

  it("[T9] what an operation holds and the server does not take is told by its field", async () => {
    await speak({ language, locale });
    const fields = ["subject", "description", "message", "customer", "status", "priority", "department", "assigneeId"];
    const told = fields.map(invalid);
    expect(new Set([...told, invalid()]).size).toBe(fields.length + 1);
    expect(invalid("message")).toMatch(/20[.,]000/);
    expect(invalid("subject")).toContain("255");
  });

  it("[T9] what a form holds and the server does not take is told by the label of its field", async () => {
    await speak({ language, locale });
    const fields = ["name", "url", "events", "display_name", "email", "role", "text"];
    const type = problemTypeUrn("invalid-request");
    for (const field of fields) {
      const told = answered({ type, errors: [{ field, message: "is not a good one" }] });
      expect(told).not.toBe(answered({ type }));
      expect(told).not.toContain("is not a good one");
    }
  });
});

it("[S12] a reason or a field that this version does not know leaves the general words", () => {
  expect(answered({ reason: "brand-new" })).toBe("You may not do this.");
  const errors = [{ field: "replicaId", message: "must be a UUID" }];
  expect(answered({ type: problemTypeUrn("invalid-request"), errors })).toBe(
    "The server could not take this as it is.",
  );
});

import { expect, test } from "vitest";
import { toMergedText } from "#renderer/features/outbox/merged-words.ts";

const nameOf = () => "Kim";

test("[S6] tells what a change replaced that its author had not seen", () => {
  expect(toMergedText([{ field: "priority", from: "urgent", to: "low" }], nameOf)).toBe(
    "It replaced the priority Urgent that somebody had set meanwhile. They are told.",
  );
  const both = [
    { field: "assignedTo" as const, from: "x", to: "y" },
    { field: "status" as const, from: "closed", to: "open" },
  ];
  expect(toMergedText(both, nameOf)).toContain("the assignee Kim and the status Closed");
});

test("says nothing where nothing was replaced", () => {
  expect(toMergedText([], nameOf)).toBeNull();
});

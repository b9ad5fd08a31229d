import { expect, test } from "vitest";
import type { Intent } from "#domain/ticket/operation.ts";
import { toIntentTitle, wordsOf } from "#renderer/features/outbox/intent-words.ts";

const ID = "0190b0a0-0000-7000-8000-000000000001";
const nameOf = (id: string) => (id === ID ? "Kim Park" : null);

test.each<[Intent, string, string | null]>([
  [{ kind: "createTicket", args: { subject: "s", description: "words" } }, "New ticket", "words"],
  [{ kind: "addMessage", args: { messageId: ID, message: "hello", isInternalNote: false } }, "Reply", "hello"],
  [{ kind: "addMessage", args: { messageId: ID, message: "psst", isInternalNote: true } }, "Internal note", "psst"],
  [{ kind: "setStatus", args: { status: "in_progress" } }, "Status to In progress", null],
  [{ kind: "setPriority", args: { priority: "urgent" } }, "Priority to Urgent", null],
  [{ kind: "assign", args: { assigneeId: ID } }, "Assign to Kim Park", null],
  [{ kind: "assign", args: { assigneeId: "gone" } }, "Assign to somebody", null],
  [{ kind: "take", args: {} }, "Take from the queue", null],
  [{ kind: "editFields", args: { department: "billing" } }, "Change of department to Billing", null],
  [{ kind: "editFields", args: { subject: "a", description: "b" } }, "Change of subject and description", "b"],
])("[S5] %o is told in words", (intent, title, words) => {
  expect(toIntentTitle(intent, nameOf)).toBe(title);
  expect(wordsOf(intent)).toBe(words);
});

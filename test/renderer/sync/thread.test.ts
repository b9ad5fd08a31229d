import { describe, expect, it } from "vitest";
import type { ThreadEvent, ThreadItem } from "#renderer/sync/desk.ts";
import { toConfirmedMessage } from "#renderer/sync/pending-overlay.ts";
import { interleave } from "#renderer/sync/watch-thread.ts";
import { messageDocument } from "./support/documents.ts";

function message(position: number, createdAt: string) {
  return toConfirmedMessage(messageDocument({ id: `m${position}`, position, createdAt: toInstant(createdAt) }));
}

function event(field: ThreadEvent["field"], at: string): ThreadEvent {
  const names = { fromName: null, toName: null, from: null, to: null, actorId: null, actorName: "Sam" };
  return { type: "event", id: `${field}-${at}`, ticketId: "t", field, at: toInstant(at), ...names };
}

function toInstant(time: string): string {
  return `2026-11-24T${time}:00.000Z`;
}

function tell(items: readonly ThreadItem[]): string[] {
  return items.map((item) => (item.type === "message" ? item.id : item.field));
}

describe("a thread", () => {
  it("[M2] keeps messages in the order of their positions, whatever their times say", () => {
    const messages = [message(1, "10:00"), message(2, "09:00"), message(3, "11:00")];
    expect(tell(interleave(messages, []))).toEqual(["m1", "m2", "m3"]);
  });

  it("[T10] tells changes in line: the creation first, and what a message brought about right after it", () => {
    const messages = [message(1, "09:00"), message(2, "11:00")];
    const events = [
      event("status", "11:00"),
      event("priority", "10:00"),
      event("created", "09:00"),
      event("assignedTo", "12:00"),
    ];
    expect(tell(interleave(messages, events))).toEqual(["created", "m1", "priority", "m2", "status", "assignedTo"]);
  });
});

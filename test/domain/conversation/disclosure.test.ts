import { describe, expect, it } from "vitest";
import {
  DESK_NAME,
  discloseTo,
  mayReadHistory,
  mayReadMessage,
  readableHistoryFields,
} from "#domain/conversation/disclosure.ts";
import { HISTORY_FIELDS } from "#domain/ticket/ticket.ts";
import { CUSTOMERS, EVERYBODY, PEOPLE, STAFF } from "../arbitrary-desk.ts";

const { casey, robin } = PEOPLE;
const named = EVERYBODY.map(({ id, role }) => ({ id, displayName: `Name of ${id}`, isStaff: role !== "customer" }));

describe("names", () => {
  it.each(STAFF)("[P4] $role knows everybody by name", (viewer) => {
    for (const person of named) {
      for (const hasWritten of [true, false]) {
        expect(discloseTo(viewer, person, hasWritten)).toEqual({ id: person.id, name: person.displayName });
      }
    }
  });

  it.each(CUSTOMERS)(
    "[P4] a customer knows themselves and who wrote publicly to them; the rest is the desk",
    (viewer) => {
      for (const person of named) {
        expect(discloseTo(viewer, person, true)).toEqual({ id: person.id, name: person.displayName });
        const silent = discloseTo(viewer, person, false);
        const isMe = person.id === viewer.id;
        expect(silent).toEqual(isMe ? { id: person.id, name: person.displayName } : { id: null, name: DESK_NAME });
      }
    },
  );

  it("[P4] the desk is called Support", () => {
    expect(DESK_NAME).toBe("Support");
  });
});

describe("messages and history", () => {
  it("[P3] notes are for staff alone, everything else for all who see the ticket", () => {
    for (const viewer of EVERYBODY) {
      expect(mayReadMessage(viewer, { isInternalNote: true })).toBe(viewer.role !== "customer");
      expect(mayReadMessage(viewer, { isInternalNote: false })).toBe(true);
    }
  });

  it.each(HISTORY_FIELDS)("[P4] history of %s", (field) => {
    const isPublic = field === "created" || field === "status";
    expect(mayReadHistory(casey, field)).toBe(isPublic);
    for (const viewer of STAFF) expect(mayReadHistory(viewer, field)).toBe(true);
  });

  it("[P4] the fields to ask the database for are those", () => {
    expect(readableHistoryFields(robin, HISTORY_FIELDS)).toEqual(["created", "status"]);
    for (const viewer of STAFF) expect(readableHistoryFields(viewer, HISTORY_FIELDS)).toEqual([...HISTORY_FIELDS]);
  });
});

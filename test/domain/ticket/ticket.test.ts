import { describe, expect, it } from "vitest";
import { bodySchema, instantSchema, subjectSchema, uuidSchema } from "#domain/ticket/ticket.ts";
import { departmentSchema, prioritySchema, statusSchema } from "#domain/ticket/values.ts";
import { NOW, TICKET_ID } from "../arbitrary-desk.ts";

describe("lengths", () => {
  it.each([
    { what: "a subject", schema: subjectSchema, max: 255 },
    { what: "a body", schema: bodySchema, max: 20_000 },
  ])("[T9] $what has 1 to $max characters, an emoji counting two", ({ schema, max }) => {
    expect(schema.safeParse("").success).toBe(false);
    expect(schema.safeParse("x").success).toBe(true);
    expect(schema.safeParse("x".repeat(max)).success).toBe(true);
    expect(schema.safeParse("x".repeat(max + 1)).success).toBe(false);
    expect(schema.safeParse("🎻".repeat(Math.floor(max / 2))).success).toBe(true);
    expect(schema.safeParse("🎻".repeat(Math.floor(max / 2) + 1)).success).toBe(false);
  });

  it("[T9] a subject of 255 characters may stand between blanks", () => {
    expect(subjectSchema.parse(`  ${"x".repeat(255)}\n`)).toBe("x".repeat(255));
  });
});

describe("values", () => {
  it.each([
    { schema: statusSchema, values: ["open", "in_progress", "closed"] },
    { schema: prioritySchema, values: ["low", "medium", "high", "urgent"] },
    { schema: departmentSchema, values: ["technical", "billing", "sales", "general"] },
  ])("[T9] takes $values and names them when refusing another", ({ schema, values }) => {
    expect(schema.options).toEqual(values);
    for (const wrong of ["", "OPEN", "Low", " billing", "constructor", "__proto__", null, 0, ["open"]]) {
      const message = schema.safeParse(wrong).error?.issues[0]?.message;
      expect(message).toBe(`must be one of ${values.join(", ")}`);
    }
  });
});

describe("ids and times", () => {
  it("takes an id in either case as one id", () => {
    expect(uuidSchema.parse(TICKET_ID.toUpperCase())).toBe(TICKET_ID);
  });

  it.each(["", "1", `${TICKET_ID} `, `{${TICKET_ID}}`, TICKET_ID.replaceAll("-", ""), `${TICKET_ID}'--`, null, 7])(
    "refuses %j as an id",
    (value) => {
      expect(uuidSchema.safeParse(value).error?.issues[0]?.message).toBe("must be a UUID");
    },
  );

  it.each(["", "2026-11-24", "2026-11-24T08:15:00Z", "2026-11-24T08:15:00.000+01:00", "2026-02-30T08:15:00.000Z", 5])(
    "[S7] refuses %j as a moment",
    (value) => {
      expect(instantSchema.safeParse(value).error?.issues[0]?.message).toMatch(/^must be a time like/);
    },
  );

  it("[S7] takes what Date.toISOString writes", () => {
    expect(instantSchema.parse(NOW)).toBe(new Date(NOW).toISOString());
  });
});

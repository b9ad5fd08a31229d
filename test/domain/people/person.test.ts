import { describe, expect, it } from "vitest";
import { actorSchema, displayNameSchema, emailSchema } from "#domain/people/person.ts";
import { PEOPLE } from "../arbitrary-desk.ts";

describe("e-mail addresses", () => {
  it("takes two spellings of one address as one", () => {
    expect(emailSchema.parse("  Casey@Demo.TEST\n")).toBe("casey@demo.test");
  });

  it.each(["", "casey", "casey@", "@demo.test", "a b@demo.test", "casey@demo", "a\0@demo.test", "a@b@demo.test"])(
    "[T9] refuses %j and shows what one looks like",
    (value) => {
      const message = emailSchema.safeParse(value).error?.issues[0]?.message;
      expect(message).toBe("must be an e-mail address, for example name@example.org");
    },
  );

  it("[T9] refuses one that is longer than an address can be", () => {
    const message = emailSchema.safeParse(`${"a".repeat(250)}@demo.test`).error?.issues[0]?.message;
    expect(message).toBe("must be at most 254 characters");
  });
});

it("[T9] a display name has 1 to 120 characters after trimming", () => {
  expect(displayNameSchema.parse("  Zoë Ångström ")).toBe("Zoë Ångström");
  expect(displayNameSchema.parse("x".repeat(120))).toHaveLength(120);
  for (const wrong of ["", "   ", "x".repeat(121), "a\0", "\ud800", 5]) {
    expect(displayNameSchema.safeParse(wrong).success).toBe(false);
  }
});

it("[P1] an actor is an id and one of the four roles, nothing else", () => {
  expect(actorSchema.parse(PEOPLE.sam)).toEqual(PEOPLE.sam);
  for (const wrong of [{ ...PEOPLE.sam, role: "root" }, { ...PEOPLE.sam, isAdmin: true }, { role: "admin" }]) {
    expect(actorSchema.safeParse(wrong).success).toBe(false);
  }
});

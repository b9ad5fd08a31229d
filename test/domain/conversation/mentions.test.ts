import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { mentionBegun, mentionedIn, mentionLabel, showMentions, storeMentions } from "#domain/conversation/mentions.ts";
import { always } from "#test/domain/property.ts";

const idOf = (number: number) => `01900000-0000-7000-8000-00000000000${number}`;
const sam = { id: idOf(1), displayName: "Sam", email: "sam@test.example" };
const samMiller = { id: idOf(2), displayName: "Sam Miller", email: "miller@test.example" };
const jo = { id: idOf(3), displayName: "Jo", email: "jo.a@test.example" };
const otherJo = { id: idOf(4), displayName: "Jo", email: "jo.b@test.example" };
const STAFF = [sam, samMiller, jo, otherJo];
const labelOf = (id: string) => {
  const person = STAFF.find((one) => one.id === id);
  return person ? mentionLabel(person, STAFF) : null;
};

describe("mentions in notes", () => {
  it.each([
    ["the longest name that fits", "@Sam Miller, please", `@[${samMiller.id}], please`],
    ["a name before punctuation", "Ask @Sam.", `Ask @[${sam.id}].`],
    ["two of one name by their addresses", "@Jo (jo.b@test.example) knows", `@[${otherJo.id}] knows`],
    ["several", "(@Sam) and @Sam", `(@[${sam.id}]) and @[${sam.id}]`],
  ])("store %s by id", (_case, written, stored) => {
    expect(storeMentions(written, STAFF)).toBe(stored);
    expect(showMentions(stored, labelOf)).toBe(written);
  });

  it.each(["mail sam@Sam", "@Samuel", "@Jo without an address", "@Somebody else", "@"])(
    "leave %j as it is",
    (written) => {
      expect(storeMentions(written, STAFF)).toBe(written);
    },
  );

  it("are read by the name of today, and stay ids where nobody is known by them", () => {
    const stored = storeMentions("@Sam, look", STAFF);
    expect(showMentions(stored, (id) => (id === sam.id ? "Samira" : null))).toBe("@Samira, look");
    expect(showMentions(stored, () => null)).toBe(stored);
  });

  it("name everybody once, and take nothing else for an id", () => {
    expect(mentionedIn(`@[${sam.id}] @[${jo.id}] @[${sam.id}] @[sam] @[${sam.id} [${otherJo.id}]`)).toEqual([
      sam.id,
      jo.id,
    ]);
  });

  it("come back as they were written, whatever stands around them", () => {
    const part = fc.oneof(fc.constantFrom("@Sam", "@Sam Miller", "@", "[", "]", " ", "x", "\n"), fc.string());
    always(
      fc.property(fc.array(part, { maxLength: 12 }), (parts) => {
        const written = parts.join("");
        expect(showMentions(storeMentions(written, STAFF), labelOf)).toBe(written);
      }),
    );
  });

  it("begin behind a sign that the caret follows", () => {
    expect(mentionBegun("Ask @Sam Mi", 11)).toEqual({ at: 4, typed: "Sam Mi" });
    expect(mentionBegun("Ask @Sam Mi", 5)).toEqual({ at: 4, typed: "" });
    for (const text of ["no sign", "mail sam@test", "@ blank", "@Sam\nnext line"]) {
      expect(mentionBegun(text, text.length)).toBeNull();
    }
  });
});

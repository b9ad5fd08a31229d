import { describe, expect, it } from "vitest";
import { toPlainWords } from "#renderer/features/farewell/to-plain-words.ts";

describe("words shown before they go (S13)", () => {
  it("of a new ticket's draft are its subject and description", () => {
    const text = JSON.stringify({ subject: "Printer", description: "It burns.", priority: "high" });
    expect(toPlainWords({ kind: "draft", text })).toBe("Printer\n\nIt burns.");
    expect(toPlainWords({ kind: "draft", text: JSON.stringify({ subject: "", description: "x" }) })).toBe("x");
  });

  it.each(["{not a form", '{"a":1}', "plain"])("are shown as written where they are no form: %j", (text) => {
    expect(toPlainWords({ kind: "draft", text })).toBe(text);
  });

  it("of a reply that looks like a form are the reply", () => {
    const text = '{"subject":"a","description":"b"}';
    expect(toPlainWords({ kind: "reply", text })).toBe(text);
  });
});

import { type MessageFormatElement, parse, TYPE } from "@formatjs/icu-messageformat-parser";
import { describe, expect, it } from "vitest";
import { german as desktopGerman } from "#main/texts/de.ts";
import { english as desktopEnglish } from "#main/texts/en.ts";
import { english } from "#renderer/texts/english.ts";
import { german } from "#renderer/texts/german.ts";
import { textsByKey } from "../../house/text-keys.ts";

/** Words that are the same in both languages. */
const SAME = new Set([
  "Admin",
  "Code",
  "Dashboard",
  "Details",
  "Esc",
  "Filter",
  "Name",
  "Offline",
  "Online",
  "Server",
  "Status",
  "System",
  "Ticket",
  "Tickets",
  "Token",
  "Version",
  "{name}: <strong>{chosen}</strong>",
  "{count, number} min",
  "{count, number} h {rest, number} min",
]);

describe.each([
  ["the catalogue of the screens", textsByKey(english), textsByKey(german)],
  ["the catalogue of the desktop", textsByKey(desktopEnglish), textsByKey(desktopGerman)],
])("%s", (_name, inEnglish, inGerman) => {
  it("says everything in every language", () => {
    expect([...inGerman.keys()].toSorted()).toEqual([...inEnglish.keys()].toSorted());
    expect([...inEnglish, ...inGerman].filter(([, text]) => text.trim() === "")).toEqual([]);
  });

  it("takes the same parameters in every language", () => {
    const differing = [...inEnglish].filter(
      ([key, text]) => parametersOf(text).join() !== parametersOf(inGerman.get(key) ?? "").join(),
    );
    expect(differing).toEqual([]);
  });

  it("leaves no English text where a German one should be", () => {
    const words = [...inEnglish].filter(
      ([key, text]) => inGerman.get(key) === text && /\p{L}{2}/u.test(text.replace(/\{.*\}/g, "")),
    );
    expect(words.filter(([, text]) => !SAME.has(text))).toEqual([]);
  });

  it("speaks to its German readers as Sie, with their quotation marks", () => {
    const familiar = [...inGerman].filter(([, text]) => /\b(du|dein\w*|dich|dir)\b|["“”](?=\p{L})/iu.test(text));
    expect(familiar).toEqual([]);
  });
});

it("calls open what has that status, and unresolved what is not closed", () => {
  const isOfStatus = (key: string) => /[.](open|viewOpen)$/.test(key) || key === "inbox.view.work.emptyText";
  const others = [...textsByKey(english), ...textsByKey(german)].filter(([key]) => !isOfStatus(key));
  expect(others.filter(([, text]) => /\bopen tickets?\b|\boffene?[nms]?\b/i.test(text))).toEqual([]);
  const figures = { ...english.dashboard, staff: english.staff };
  expect([...textsByKey(figures).values()].filter((text) => /\bopen\b/i.test(text))).toEqual([]);
});

/** Names of all parameters and tags of a text, with what kind each is. */
function parametersOf(text: string): string[] {
  return [...new Set(parse(text).flatMap(namesIn))].toSorted();
}

function namesIn(element: MessageFormatElement): string[] {
  switch (element.type) {
    case TYPE.argument:
      return [`{${element.value}}`];
    case TYPE.number:
      return [`{${element.value}, number}`];
    case TYPE.plural:
    case TYPE.select:
      return [
        `{${element.value}, ${element.type === TYPE.plural ? "number" : "select"}}`,
        ...Object.values(element.options).flatMap(({ value }) => value.flatMap(namesIn)),
      ];
    case TYPE.tag:
      return [`<${element.value}>`, ...element.children.flatMap(namesIn)];
    default:
      return [];
  }
}

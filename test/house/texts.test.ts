// What a person reads is in a catalogue (renderer/texts; main/texts for what the desktop says itself), and all that is
// there is used.

import { describe, expect, it } from "vitest";
import { english as desktopEnglish } from "#main/texts/en.ts";
import { english } from "#renderer/texts/english.ts";
import { codeFiles } from "./house-tree.ts";
import { callsWhileLoading, HOLE, stringsOf } from "./source-strings.ts";
import { keysOf } from "./text-keys.ts";

const CATALOGUE = /^(renderer|main)\/texts\/(en|de)\b/;
const sources = codeFiles().filter((file) => /^(renderer|main)\//.test(file) && !CATALOGUE.test(file));
const rooms = new Set(Object.keys(english));
const strings = sources.flatMap(stringsOf);

/** These rooms talk to the console and to servers: what people read of their faults is told by codes. */
const UNREAD = ["sync/", "database/"];
const notLookedAt = new RegExp(`^renderer/(${UNREAD.join("|")})`);

/** Attributes and properties whose value somebody reads or hears. */
const READ_ALOUD =
  /^(title|label|aria-label|aria-description|aria-roledescription|placeholder|hint|description|detail|alt|confirmLabel|cancelLabel|emptyTitle|emptyText|message|buttons)$/;
/** Names that are the same in every language. */
const NAMES = /^(Holdfast|English|Deutsch|https:.*)$/;
/** What is written for those who help and those who build: they may not know the language of whoever asks them. */
const FOR_SUPPORT = ["renderer/app/to-device-name.ts", "renderer/features/settings/to-diagnostics.ts"];
/** Of a fault that is thrown, and of what is written to the console. */
const PROGRAMMERS = /Error$|Fault$|Ended$|^write$/;
const SENTENCE = /^\p{Lu}\p{Ll}*[’']?\p{Ll}* \p{L}/u;

describe("texts", () => {
  it("are in the catalogue: no words stand between tags, nor in what is read aloud", () => {
    const written = strings.filter(
      ({ text, place }) =>
        /\p{L}{2}/u.test(text) &&
        !NAMES.test(text.trim()) &&
        (place.kind === "text" || (place.kind === "named" && READ_ALOUD.test(place.name))),
    );
    expect(withoutUnmoved(written)).toEqual([]);
  });

  it("are in the catalogue: no sentence stands anywhere else, but in faults for programmers", () => {
    const written = strings.filter(
      ({ text, place }) => SENTENCE.test(text) && !(place.kind === "argument" && PROGRAMMERS.test(place.name)),
    );
    expect(withoutUnmoved(written)).toEqual([]);
  });

  it("are all used", () => {
    const used = new Set(strings.map(({ text }) => text).filter((text) => rooms.has(text.split(".")[0] ?? "")));
    const patterns = [...used].map((text) => new RegExp(`^${text.replaceAll(".", ".").replaceAll(HOLE, "[^.]+")}$`));
    const unused = keysOf(english).filter((key) => !patterns.some((pattern) => pattern.test(key)));
    expect(unused).toEqual([]);
    const ofDesktop = new Set(strings.filter(({ file }) => file.startsWith("main/")).map(({ text }) => text));
    expect(keysOf(desktopEnglish).filter((key) => !ofDesktop.has(key))).toEqual([]);
  });

  it("are asked for when they are shown, not while a file is loaded: the language is not known yet", () => {
    expect(sources.flatMap((file) => callsWhileLoading(file, ["t", "rich"]))).toEqual([]);
  });
});

function withoutUnmoved(found: typeof strings): string[] {
  return found
    .filter(({ file }) => !notLookedAt.test(file) && !FOR_SUPPORT.includes(file))
    .map(({ file, text }) => `${file}: ${text.trim()}`);
}

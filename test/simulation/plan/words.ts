// Texts that can be told apart wherever they turn up: each carries a mark of its own, and it is known what it was said in.

import type { Random } from "#sync-server/demo/seeded-random.ts";

export interface MarkedWords {
  mark: string;
  /** "" where that is not known. */
  ticketId: string;
  /** An internal note, or anything else that only staff may read. */
  isNote: boolean;
}

export interface Words {
  /** A new text with a mark: it is a word of its own, somewhere in it. */
  say(about: Omit<MarkedWords, "mark">): { mark: string; text: string };
  /** What the words of a mark were said in, where that is known only later. */
  settle(mark: string, about: Omit<MarkedWords, "mark">): void;
  all(): readonly MarkedWords[];
}

const FILLERS = [
  "the drum squeaks",
  "zurück an Absender",
  "it is paid",
  "¿todavía?",
  "*very* urgent",
  "😀 thanks",
  "line\nbreak",
];

export function createWords(random: Random): Words {
  const said: MarkedWords[] = [];
  return {
    say(about) {
      const mark = `mk${said.length + 1}z`;
      said.push({ ...about, mark });
      return { mark, text: `${random.pick(FILLERS)} ${mark} ${random.pick(FILLERS)}` };
    },
    settle(mark, about) {
      const words = said.find((one) => one.mark === mark);
      if (words) Object.assign(words, about);
    },
    all: () => said,
  };
}

/** The marks in a text. */
export function marksIn(text: string): string[] {
  return text.match(/\bmk\d+z\b/g) ?? [];
}

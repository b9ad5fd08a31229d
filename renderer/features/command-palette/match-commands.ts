// Which commands fit the words typed: each word begins a word of the command's label or group, in any order.

import { wordsOf } from "#domain/search/words.ts";
import type { Command } from "#renderer/ui/shortcuts/shortcut.ts";

/** @returns those that fit, in the order given; all of them where nothing is typed. */
export function matchCommands<Some extends Pick<Command, "label" | "group">>(
  commands: readonly Some[],
  query: string,
): Some[] {
  const sought = wordsOf(query);
  return commands.filter(({ label, group }) => {
    const words = wordsOf(`${label} ${group}`);
    return sought.every((beginning) => words.some((word) => word.startsWith(beginning)));
  });
}

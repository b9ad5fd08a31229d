import type { Sought, SoughtAssignee } from "./search-query.ts";

/** Terms as one would type them: read again, they are the same. */
export function printSearch(terms: readonly { sought: Sought; isNegated: boolean }[]): string {
  return terms.map(({ sought, isNegated }) => `${isNegated ? "-" : ""}${printSought(sought)}`).join(" ");
}

function printSought(sought: Sought): string {
  switch (sought.type) {
    case "words":
      return sought.words.join("/");
    case "phrase":
      return `"${sought.words.join(" ")}"`;
    case "number":
      return sought.number;
    case "status":
    case "priority":
    case "department":
      return `${sought.type}:${sought.values.join(",")}`;
    case "from":
      return `from:${quoted(sought.words)}`;
    case "assignee":
      return `assignee:${printAssignee(sought.who)}`;
    case "mentions":
      return `mentions:${printAssignee(sought.who)}`;
    case "note":
      return "has:note";
    case "before":
    case "after":
      return `${sought.type}:${sought.day}`;
  }
}

function printAssignee(who: SoughtAssignee): string {
  switch (who.type) {
    case "me":
      return "me";
    case "nobody":
      return "none";
    case "named":
      return quoted(who.words);
  }
}

function quoted(words: readonly string[]): string {
  return words.length === 1 ? (words[0] as string) : `"${words.join(" ")}"`;
}

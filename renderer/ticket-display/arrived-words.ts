import type { Arrived } from "#renderer/sync/desk.ts";

/** Why a reply was held, and what its author is asked (M3). */
export function toArrivedText({ state, messages }: Arrived): string {
  switch (state) {
    case "fetching":
      return "Something arrived in this ticket that you had not seen. It is being fetched; look at it first.";
    case "gone":
      return "Something arrived in this ticket that you had not seen, and the ticket has left this device. Your words are kept.";
    case "here":
      return `${whatArrived(messages)} since you wrote this. Does your reply still fit?`;
  }
}

function whatArrived(messages: Arrived["messages"]): string {
  const names = [...new Set(messages.map(({ authorName }) => authorName))];
  const notes = messages.filter(({ isInternalNote }) => isInternalNote).length;
  return `${listed(names)} ${messages.length === 1 ? "wrote" : `wrote ${messages.length} messages`}${notePart(messages.length, notes)}`;
}

function notePart(all: number, notes: number): string {
  if (notes === 0) return "";
  return notes === all ? " (internal)" : ` (${notes} internal)`;
}

/** "Kim", "Kim and Casey", "Kim, Casey and Lee". */
function listed(names: readonly string[]): string {
  if (names.length <= 1) return names[0] ?? "Somebody";
  return `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;
}

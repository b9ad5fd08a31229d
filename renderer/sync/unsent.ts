// What would be lost if the replica went: words that were not sent, need attention or are still a draft, and how many other
// changes wait.

import { merge, type Observable } from "rxjs";
import type { StoredOperation } from "#renderer/database/local-documents.ts";
import { t } from "#renderer/texts/texts.ts";
import type { ShownTicket, Unsent, UnsentWords } from "./desk.ts";
import { draftsAmong, type StoredDraft } from "./drafts.ts";
import { toShownIntent } from "./mention-names.ts";
import { isWaiting, needsAttention, toIntent } from "./pending-overlay.ts";
import type { ShownTickets } from "./reading/shown-tickets.ts";
import { inOrder, type Replica } from "./replica.ts";
import { watched } from "./watch.ts";

type Known = ReadonlyMap<string, ShownTicket>;

export async function findUnsent(replica: Replica, tickets: ShownTickets): Promise<Unsent> {
  const unsent = inOrder(replica.operations.all().values()).filter(isUnsent);
  const drafts = draftsAmong(replica.values);
  const known = await tickets.findMany([...new Set([...unsent, ...drafts].map(({ ticketId }) => ticketId))]);
  const words = unsent.flatMap((operation) => wordsOf(operation, replica, known));
  const typed = drafts.flatMap((draft) => wordsOfDraft(draft, known));
  return { words: [...words, ...typed], changes: unsent.length - words.length };
}

export function watchHasUnsent(replica: Replica): Observable<boolean> {
  return watched(merge(replica.operations.changed$, replica.values.changed$), () => hasUnsent(replica));
}

/** Whether anything would be, from what is in memory. */
export function hasUnsent({ operations, values }: Replica): boolean {
  const isWritten = draftsAmong(values).some(({ text }) => text.trim() !== "");
  return isWritten || [...operations.all().values()].some(isUnsent);
}

function isUnsent(operation: StoredOperation): boolean {
  return isWaiting(operation) || needsAttention(operation);
}

function wordsOf(operation: StoredOperation, replica: Replica, known: Known): UnsentWords[] {
  const intent = toShownIntent(toIntent(operation), replica);
  const { writtenAt } = operation;
  const title = titleOf(operation, known);
  switch (intent.kind) {
    case "addMessage":
      return [{ title, kind: intent.args.isInternalNote ? "note" : "reply", text: intent.args.message, writtenAt }];
    case "createTicket":
      return [{ title: intent.args.subject, kind: "new_ticket", text: intent.args.description, writtenAt }];
    case "editFields": {
      const text = [intent.args.subject, intent.args.description].filter((part) => part !== undefined).join("\n\n");
      return text === "" ? [] : [{ title, kind: "edit", text, writtenAt }];
    }
    default:
      return [];
  }
}

function wordsOfDraft(draft: StoredDraft, known: Known): UnsentWords[] {
  const { text, updatedAt } = draft;
  if (text.trim() === "") return [];
  return [{ title: titleOf(draft, known), kind: "draft", text, writtenAt: updatedAt }];
}

/** The ticket as it is on this device, or as the author knew it when they wrote. */
function titleOf({ ticketId, about }: Pick<StoredDraft, "ticketId" | "about">, known: Known): string {
  const ticket = known.get(ticketId) ?? about;
  return ticket
    ? [ticket.ticketNumber, ticket.subject].filter((part) => part !== null).join(" ")
    : t("farewell.kinds.new_ticket");
}

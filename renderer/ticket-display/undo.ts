// The last change that can be taken back: offered in the notice that tells of it, and by its key as long as nothing was
// changed after it.

import type { Intent } from "#domain/ticket/operation.ts";
import { undoOf } from "#domain/ticket/undo-intent.ts";
import type { Desk, ShownTicket } from "#renderer/sync/desk.ts";
import { showNotice } from "#renderer/ui/toast.tsx";
import { showFault } from "./show-fault.ts";

let latest: (() => void) | null = null;

/** Tells what was done to a ticket and offers to take it back. Silent where there is nothing to take back. */
export function offerUndo(desk: Desk, before: ShownTicket, intent: Intent, title: string): void {
  const intents = undoOf(intent, before, desk.me);
  if (intents.length === 0) return;
  const undo = once(() => void submitAll(desk, before.id, intents));
  latest = undo;
  showNotice({ title, detail: before.subject, action: { label: "Undo", onPress: undo } });
}

/** Takes the latest change back; does nothing where there is none. */
export function undoLatest(): void {
  latest?.();
}

async function submitAll(desk: Desk, ticketId: string, intents: readonly Intent[]): Promise<void> {
  try {
    for (const intent of intents) await desk.submit({ ...intent, ticketId });
    showNotice({ title: "Taken back", tone: "success" });
  } catch (fault) {
    showFault("This can't be taken back", fault);
  }
}

function once(work: () => void): () => void {
  let isDone = false;
  return function undo() {
    if (latest === undo) latest = null;
    if (isDone) return;
    isDone = true;
    work();
  };
}

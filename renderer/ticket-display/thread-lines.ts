// A thread as it is read: what one operation changed in a ticket is told as one deed, for it was one (T10).

import type { ThreadEvent, ThreadItem, ThreadMessage } from "#renderer/sync/desk.ts";

export interface Deed {
  type: "deed";
  /** That of its first event. */
  id: string;
  events: readonly [ThreadEvent, ...ThreadEvent[]];
}

export type ThreadLine = ThreadMessage | Deed;

export function toThreadLines(items: readonly ThreadItem[]): ThreadLine[] {
  const lines: ThreadLine[] = [];
  for (const item of items) {
    const last = lines.at(-1);
    if (item.type === "message") lines.push(item);
    else if (last?.type === "deed" && isOfOneOperation(last, item))
      lines[lines.length - 1] = { ...last, events: [...last.events, item] };
    else lines.push({ type: "deed", id: item.id, events: [item] });
  }
  return lines;
}

/** The server writes the history of an operation at one instant, by its author, with each field once. A creation is alone. */
function isOfOneOperation({ events }: Deed, event: ThreadEvent): boolean {
  const [first] = events;
  if (first.at !== event.at || first.actorId !== event.actorId || first.actorName !== event.actorName) return false;
  return (
    ![...events, event].some(({ field }) => field === "created") && events.every((one) => one.field !== event.field)
  );
}

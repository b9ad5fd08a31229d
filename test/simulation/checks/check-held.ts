// [M3] No public reply stands after words that its author could read and had not seen.

import type { DeviceName } from "../cast.ts";
import type { DeviceReport } from "../device/device-commands.ts";
import type { Ledger } from "../ledger.ts";
import type { DeskRows, MessageRow } from "../oracle/desk-rows.ts";

export function checkHeld(ledger: Ledger, rows: DeskRows, reports: ReadonlyMap<DeviceName, DeviceReport>): string[] {
  // Words that were held stand under the same mark once their author has looked and sent them again, as another operation.
  const wrote = new Set(
    rows.outcomes
      .filter(({ outcome }) => outcome.type === "applied" || outcome.type === "merged")
      .map(({ operation_id }) => operation_id),
  );
  return ledger.entries().flatMap(({ operationId, device, mark, intent }) => {
    if (intent.kind !== "addMessage" || intent.args.isInternalNote || !wrote.has(operationId)) return [];
    const written = rows.messages.find(({ message }) => new RegExp(`\\b${mark}\\b`).test(message));
    const seen = reports.get(device)?.seen[operationId];
    if (!written || seen === undefined || seen === null) return [];
    const unseen = findUnseen(rows, written, seen);
    return unseen ? [`[M3] ${device} replied by ${operationId} without having seen ${unseen.id}`] : [];
  });
}

/** Something of somebody else's that stands before it and after what its author had seen, as the author counts. */
function findUnseen({ messages, people }: DeskRows, written: MessageRow, seen: number): MessageRow | undefined {
  const isCustomer = people.find(({ id }) => id === written.user_id)?.role === "customer";
  const readable = messages.filter(
    ({ ticket_id, is_internal_note }) => ticket_id === written.ticket_id && !(isCustomer && is_internal_note),
  );
  return readable.find(
    (message, at) => at + 1 > seen && message.position < written.position && message.user_id !== written.user_id,
  );
}

// [S1, S2, S5] What a device vouched for is settled, once, or still in its outbox with its words.

import type { StoredOperation } from "#renderer/database/local-documents.ts";
import { CAST, type DeviceName, ownerOf } from "../cast.ts";
import type { DeviceReport } from "../device/device-commands.ts";
import type { LedgerEntry } from "../ledger.ts";
import type { DeskRows, OutcomeRow } from "../oracle/desk-rows.ts";
import type { Stage } from "../plan/stage.ts";

type Reports = ReadonlyMap<DeviceName, DeviceReport>;

export function checkOperations(stage: Stage, rows: DeskRows, reports: Reports): string[] {
  const outcomes = new Map(rows.outcomes.map((row) => [row.operation_id, row]));
  return [
    ...stage.ledger.entries().flatMap((entry) => checkEntry(stage, entry, { rows, reports, outcomes })),
    ...[...reports].flatMap(([name, report]) => checkOutbox(name, report, outcomes)),
  ];
}

interface Evidence {
  rows: DeskRows;
  reports: Reports;
  outcomes: ReadonlyMap<string, OutcomeRow>;
}

function checkEntry(stage: Stage, entry: LedgerEntry, { rows, reports, outcomes }: Evidence): string[] {
  const row = outcomes.get(entry.operationId);
  const told = `${entry.device}'s ${entry.intent.kind} ${entry.operationId}`;
  if (row && row.person_id !== CAST[ownerOf(entry.device)].id) return [`[S2] ${told} was taken for another person's`];
  const isMade = row?.outcome.type === "applied" || row?.outcome.type === "merged";
  if (isMade) return checkEffect(entry, told, rows);
  if (entry.end || stage.ledger.isInDoubt(entry.device)) return [];
  const stored = reports.get(entry.device)?.operations.find(({ id }) => id === entry.operationId);
  if (!stored) return [`[S1] ${told} is lost: ${row ? row.outcome.type : "the server knows nothing of it"}`];
  if (!row) return isSetAside(stored) ? [] : [`[S1] ${told} was not sent`];
  if (stored.outcome?.type !== row.outcome.type)
    return [`[S5] ${told} is ${row.outcome.type}, its device says ${stored.outcome?.type}`];
  return entry.mark === "" || JSON.stringify(stored.args).includes(entry.mark)
    ? []
    : [`[S5] ${told} has lost its words`];
}

/** Found by the device itself to be unreadable for the server. */
function isSetAside({ outcome, isWithdrawn }: StoredOperation): boolean {
  return isWithdrawn && outcome?.type === "refused";
}

function checkEffect(entry: LedgerEntry, told: string, rows: DeskRows): string[] {
  const ticket = rows.tickets.find(({ id }) => id === entry.ticketId);
  if (!ticket) return [`[S2] ${told} was applied to a ticket that is not there`];
  if (ticket.is_deleted) return [];
  switch (entry.intent.kind) {
    case "addMessage": {
      const written = rows.messages.filter(({ message }) => hasMark(message, entry.mark));
      if (written.length === 1) return [];
      return [`[S2] ${told} was written ${written.length} times`];
    }
    case "createTicket":
      return rows.tickets.some(({ subject, description }) => hasMark(subject + description, entry.mark)) ||
        rows.history.some(({ ticket_id, field }) => ticket_id === ticket.id && field === "description")
        ? []
        : [`[S1] ${told} was applied without its words`];
    default:
      return [];
  }
}

function hasMark(text: string, mark: string): boolean {
  return new RegExp(`\\b${mark}\\b`).test(text);
}

/** What needs attention is shown with its reason and its words; nothing else is left once all is quiet. */
function checkOutbox(name: DeviceName, report: DeviceReport, outcomes: ReadonlyMap<string, OutcomeRow>): string[] {
  const shown = new Map(report.outbox.map((entry) => [entry.operationId, entry]));
  return report.operations.flatMap((operation) => {
    const told = `${name}'s ${operation.kind} ${operation.id}`;
    const type = operation.outcome?.type;
    if (type !== "refused" && type !== "held") return [`[S5] ${told} stays in the outbox as ${type ?? "unanswered"}`];
    const entry = shown.get(operation.id);
    if (entry?.state !== "needs_attention") return [`[S5] ${told} is ${type} and does not ask for attention`];
    const made = outcomes.get(operation.id)?.outcome.type;
    if (made === "applied" || made === "merged") return [`[S2] ${told} is shown as ${type}, though it was ${made}`];
    return [];
  });
}

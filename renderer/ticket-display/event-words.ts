// A line of history as a sentence (T10): who did what, from what, to what.

import { DEPARTMENT_LABELS, PRIORITY_LABELS, STATUS_LABELS } from "#domain/ticket/values.ts";
import type { ThreadEvent } from "#renderer/sync/desk.ts";

export interface EventWords {
  actor: string;
  /** What they did, to be read after the name. */
  deed: string;
}

export function toEventWords(event: ThreadEvent, viewerId: string): EventWords {
  const actor = event.actorId === viewerId ? "You" : event.actorName;
  return { actor, deed: toDeed(event, viewerId) };
}

function toDeed(event: ThreadEvent, viewerId: string): string {
  switch (event.field) {
    case "created":
      return "opened the ticket";
    case "status":
      return toStatusDeed(event);
    case "priority":
      return `changed the priority${fromTo(labelOf(PRIORITY_LABELS, event.from), labelOf(PRIORITY_LABELS, event.to))}`;
    case "department":
      return `moved it${fromTo(labelOf(DEPARTMENT_LABELS, event.from), labelOf(DEPARTMENT_LABELS, event.to))}`;
    case "subject":
      return `changed the subject${fromTo(quoted(event.from), quoted(event.to))}`;
    case "description":
      return "edited the description";
    case "assignedTo":
      return toAssignmentDeed(event, viewerId);
    case "userId":
      return `changed the customer${fromTo(event.fromName, event.toName)}`;
  }
}

function toStatusDeed(event: ThreadEvent): string {
  if (event.to === "closed") return "closed the ticket";
  if (event.from === "closed") return `reopened the ticket (${labelOf(STATUS_LABELS, event.to)})`;
  return `changed the status${fromTo(labelOf(STATUS_LABELS, event.from), labelOf(STATUS_LABELS, event.to))}`;
}

function toAssignmentDeed(event: ThreadEvent, viewerId: string): string {
  if (event.to === null) {
    if (event.from === event.actorId) return "handed the ticket back to the queue";
    return `took the ticket from ${nameOf(event.from, event.fromName, viewerId)} and put it in the queue`;
  }
  if (event.to === event.actorId) return event.from === null ? "took the ticket" : "took the ticket over";
  return `assigned the ticket to ${nameOf(event.to, event.toName, viewerId)}`;
}

function nameOf(id: string | null, name: string | null, viewerId: string): string {
  return id === viewerId ? "you" : (name ?? "somebody");
}

function labelOf(labels: Readonly<Record<string, string>>, value: string | null): string | null {
  return value === null ? null : (labels[value] ?? value);
}

function quoted(value: string | null): string | null {
  return value === null ? null : `“${value}”`;
}

function fromTo(from: string | null, to: string | null): string {
  return `${from === null ? "" : ` from ${from}`}${to === null ? "" : ` to ${to}`}`;
}

// A line of history as a sentence (T10): who did what, from what, to what.

import type { HistoryField } from "#domain/ticket/ticket.ts";
import type { ThreadEvent } from "#renderer/sync/desk.ts";
import { formatList } from "#renderer/texts/formats.ts";
import { t } from "#renderer/texts/texts.ts";
import type { Deed } from "./thread-lines.ts";
import { toValueLabel } from "./value-words.ts";

export interface EventWords {
  actor: string;
  /** What they did, to be read after the name. */
  deed: string;
}

export function toEventWords({ events }: Pick<Deed, "events">, viewerId: string): EventWords {
  const [{ actorId, actorName }] = events;
  const isViewer = actorId === viewerId;
  return {
    actor: isViewer ? t("display.event.you") : actorName,
    deed: toDeeds(events, isViewer ? "own" : "others", viewerId),
  };
}

/** T2, T3: what an assignment makes of the status was not done for itself. */
function toDeeds(events: Deed["events"], whose: Whose, viewerId: string): string {
  const isAssignment = events.some(({ field }) => field === "assignedTo");
  const implied = isAssignment ? events.find(({ field }) => field === "status") : undefined;
  const done = events.filter((event) => event !== implied).map((event) => toDeed(event, whose, viewerId));
  const deed = formatList(done);
  return implied ? t("display.event.nowStatus", { deed, status: labelOf("status", implied.to) }) : deed;
}

/** Whose deed it is: languages may have other forms for one's own. */
type Whose = "own" | "others";

function toDeed(event: ThreadEvent, whose: Whose, viewerId: string): string {
  switch (event.field) {
    case "created":
    case "description":
      return t(`display.event.${whose}.${event.field}`);
    case "status":
      return toStatusDeed(event, whose);
    case "priority":
    case "department":
    case "subject":
      return t(`display.event.${whose}.${event.field}`, fromTo(event));
    case "assignedTo":
      return toAssignmentDeed(event, whose, viewerId);
    case "userId":
      return t(`display.event.${whose}.customer`, {
        from: event.fromName ?? somebody(),
        to: event.toName ?? somebody(),
      });
  }
}

function toStatusDeed(event: ThreadEvent, whose: Whose): string {
  if (event.to === "closed") return t(`display.event.${whose}.closed`);
  const { from, to } = fromTo(event);
  if (event.from === "closed") return t(`display.event.${whose}.reopened`, { to });
  return t(`display.event.${whose}.status`, { from, to });
}

function toAssignmentDeed(event: ThreadEvent, whose: Whose, viewerId: string): string {
  if (event.to === null) {
    if (event.from === event.actorId) return t(`display.event.${whose}.handedBack`);
    return t(`display.event.${whose}.unassigned`, { whom: nameOf(event.from, event.fromName, viewerId) });
  }
  if (event.to === event.actorId) return t(`display.event.${whose}.${event.from === null ? "took" : "tookOver"}`);
  return t(`display.event.${whose}.assigned`, { whom: nameOf(event.to, event.toName, viewerId) });
}

function nameOf(id: string | null, name: string | null, viewerId: string): string {
  return id === viewerId ? t("display.person.youInSentence") : (name ?? somebody());
}

function somebody(): string {
  return t("display.person.somebody");
}

function fromTo({ field, from, to }: ThreadEvent) {
  return { from: labelOf(field, from), to: labelOf(field, to) };
}

function labelOf(field: HistoryField, value: string | null): string {
  return value === null ? t("display.value.nothing") : toValueLabel(field, value);
}

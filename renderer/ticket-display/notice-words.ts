// What a notice tells (S6): who replaced what this person had set, and what that was.

import type { OverruledNotice } from "#renderer/sync/desk.ts";
import { FIELD_WORDS, toValueWords } from "./value-words.ts";

/** "Lee set the priority to Low. You had set it to Urgent." */
export function toNoticeText(notice: OverruledNotice, viewerId: string): string {
  return `${toDeed(notice, viewerId)} ${toFormer(notice, viewerId)}`;
}

/** "TICK-2026-0007 Printer on fire" */
export function toNoticeTitle({ ticketNumber, subject }: OverruledNotice): string {
  return `${ticketNumber} ${subject}`;
}

function toDeed({ field, to, toName, actorId, actorName }: OverruledNotice, viewerId: string): string {
  if (field === "description") return `${actorName} rewrote the description.`;
  if (field !== "assignedTo") {
    return `${actorName} set the ${FIELD_WORDS[field]} to ${toValueWords(field, to, toName)}.`;
  }
  if (to === null) return `${actorName} put the ticket into the queue.`;
  if (to === actorId) return `${actorName} took the ticket.`;
  return `${actorName} assigned the ticket to ${to === viewerId ? "you" : (toName ?? "somebody")}.`;
}

function toFormer({ field, from, fromName }: OverruledNotice, viewerId: string): string {
  if (field === "description") return "You had written another one.";
  if (field !== "assignedTo") return `You had set it to ${toValueWords(field, from, fromName)}.`;
  if (from === null) return "You had put it into the queue.";
  return from === viewerId ? "You had taken it." : `You had assigned it to ${fromName ?? "somebody"}.`;
}

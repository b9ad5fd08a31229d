// What a notice tells (S6): who replaced what this person had set, and what that was.

import type { OverruledNotice } from "#renderer/sync/desk.ts";
import { t } from "#renderer/texts/texts.ts";
import { toValueWords } from "./value-words.ts";

/** "Lee set the priority to Low. You had set it to Urgent." Without values where the server keeps none. */
export function toNoticeText(notice: OverruledNotice, viewerId: string): string {
  if (isEmptied(notice)) return t("display.notice.emptied", { name: notice.actorName });
  return `${toDeed(notice, viewerId)} ${toFormer(notice, viewerId)}`;
}

/** "TICK-2026-0007 Printer on fire" */
export function toNoticeTitle(notice: OverruledNotice): string {
  return isEmptied(notice) ? notice.ticketNumber : `${notice.ticketNumber} ${notice.subject}`;
}

/** The server has taken the words out: of a ticket that is not this person's to see any more (P3), or whose words were erased (T8). */
function isEmptied({ subject }: OverruledNotice): boolean {
  return subject === "";
}

function toDeed({ field, to, toName, actorId, actorName: name }: OverruledNotice, viewerId: string): string {
  if (field === "description") return t("display.notice.set.description", { name });
  if (field !== "assignedTo") {
    return t(`display.notice.set.${field}`, { name, value: toValueWords(field, to, toName) });
  }
  if (to === null) return t("display.notice.queue", { name });
  if (to === actorId) return t("display.notice.took", { name });
  const whom = to === viewerId ? t("display.person.youInSentence") : (toName ?? t("display.person.somebody"));
  return t("display.notice.assigned", { name, whom });
}

function toFormer({ field, from, fromName }: OverruledNotice, viewerId: string): string {
  if (field === "description") return t("display.notice.former.description");
  if (field !== "assignedTo") return t("display.notice.former.other", { value: toValueWords(field, from, fromName) });
  if (from === null) return t("display.notice.former.queue");
  if (from === viewerId) return t("display.notice.former.took");
  return t("display.notice.former.assigned", { whom: fromName ?? t("display.person.somebody") });
}

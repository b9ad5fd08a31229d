// The views that a person made of filters: those they saved, each as they may be changing it now, and those that have no name: one that
// is new, and what somebody was changing here of one that another device has deleted since.

import {
  type FilterConditions,
  NO_CONDITIONS,
  resolveConditions,
  type SavedFilter,
} from "#domain/search/saved-filter.ts";
import type { TicketFilter } from "#renderer/sync/desk.ts";
import { t } from "#renderer/texts/texts.ts";
import { isViewKey, type ViewKey } from "./view-key.ts";
import type { OwnView, View } from "./views.ts";

export interface OwnViewParts {
  meId: string;
  now: Date;
  saved: readonly SavedFilter[];
  drafts: Readonly<Record<string, FilterConditions>>;
}

export const UNSAVED_VIEW: ViewKey = "filter";

export function keyOfSaved({ id }: Pick<SavedFilter, "id">): ViewKey {
  return `saved-${id}`;
}

export function ownViews({ meId, now, saved, drafts }: OwnViewParts): OwnView[] {
  const toView = (key: ViewKey, label: string, conditions: FilterConditions, filter: SavedFilter | null): OwnView => ({
    key,
    label,
    filter: resolveConditions(conditions, { searcherId: meId, now }),
    own: { conditions, saved: filter },
    emptyTitle: t("inbox.view.own.emptyTitle"),
    emptyText: t("inbox.view.own.emptyText"),
  });
  const savedKeys = new Set<string>(saved.map(keyOfSaved));
  const unnamed = Object.entries(drafts).flatMap(([key, conditions]) =>
    isViewKey(key) && !savedKeys.has(key) ? [toView(key, t("inbox.filter.unsaved"), conditions, null)] : [],
  );
  return [
    ...saved.map((one) => toView(keyOfSaved(one), one.name, drafts[keyOfSaved(one)] ?? one.conditions, one)),
    ...unnamed,
  ];
}

/** The filters that are gone though somebody is changing them here: what they were changing has no name now. */
export function goneWhileChanged(before: readonly View[], now: readonly View[]): SavedFilter[] {
  const unnamed = new Set(now.filter(({ own }) => own?.saved === null).map(({ key }) => key));
  return before.flatMap(({ key, own }) => (own?.saved && unnamed.has(key) ? [own.saved] : []));
}

/** The conditions to begin with where somebody wants to filter a view of the desk's own: what it holds, as far as they can say so. */
export function conditionsOf(
  { status = [], priority = [], department = [], assignedTo = [] }: TicketFilter,
  meId: string,
) {
  const assignee = assignedTo.map((id) => (id === meId ? "me" : (id ?? "nobody")));
  const conditions = { status: [...status], priority: [...priority], department: [...department], assignee };
  return { ...NO_CONDITIONS, ...conditions } satisfies FilterConditions;
}

/** Whether the view shows something else than what was saved. */
export function isChanged({ own }: View): boolean {
  return own?.saved != null && JSON.stringify(own.conditions) !== JSON.stringify(own.saved.conditions);
}

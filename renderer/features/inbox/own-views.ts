// The views that a person made of filters: those they saved, each as they may be changing it now, and one that has no name yet.

import {
  type FilterConditions,
  NO_CONDITIONS,
  resolveConditions,
  type SavedFilter,
} from "#domain/search/saved-filter.ts";
import type { TicketFilter } from "#renderer/sync/desk.ts";
import { t } from "#renderer/texts/texts.ts";
import type { ViewKey } from "./view-key.ts";
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
  const unsaved = drafts[UNSAVED_VIEW];
  return [
    ...saved.map((one) => toView(keyOfSaved(one), one.name, drafts[keyOfSaved(one)] ?? one.conditions, one)),
    ...(unsaved ? [toView(UNSAVED_VIEW, t("inbox.filter.unsaved"), unsaved, null)] : []),
  ];
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

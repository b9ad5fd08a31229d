import { useMemo } from "react";
import { SAVED_FILTERS_MAX } from "#domain/search/saved-filter.ts";
import { useDesk, useWatched } from "#renderer/sync/use-desk.tsx";
import { t } from "#renderer/texts/texts.ts";
import { useNow } from "#renderer/ticket-display/use-now.ts";
import { useFilterDrafts } from "./filter-drafts.ts";
import { ownViews } from "./own-views.ts";
import { type ViewGroup, viewGroupsFor } from "./views.ts";

const HOUR_MS = 3_600_000;

/** The views of whoever is signed in: their own behind the main ones, and one per colleague where they may assign to anyone. */
export function useViewGroups(): ViewGroup[] {
  const desk = useDesk();
  const staff = useWatched(() => desk.watchStaff(), [desk]);
  const saved = useWatched(() => desk.watchSavedFilters(), [desk]);
  const withoutRoom = useWatched(() => desk.watchUnsentFilters(), [desk])?.withoutRoom ?? 0;
  const drafts = useFilterDrafts((state) => state.drafts);
  // Ages move with the full hour.
  const hour = Math.floor(useNow().getTime() / HOUR_MS);
  return useMemo(() => {
    const [main, ...others] = viewGroupsFor(desk.me, staff ?? []);
    const views = ownViews({ meId: desk.me.id, now: new Date(hour * HOUR_MS), saved: saved ?? [], drafts });
    const note =
      withoutRoom > 0 ? t("inbox.filter.withoutRoom", { count: withoutRoom, most: SAVED_FILTERS_MAX }) : null;
    const own: ViewGroup = { id: "own", title: t("inbox.groups.own"), views, note };
    return main ? [main, own, ...others] : [own];
  }, [desk, staff, saved, withoutRoom, drafts, hour]);
}

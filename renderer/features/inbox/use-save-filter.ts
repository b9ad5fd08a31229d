import { uuidv7 } from "uuidv7";
import { SAVED_FILTERS_MAX, type SavedFilter } from "#domain/search/saved-filter.ts";
import { useDesk, useWatched } from "#renderer/sync/use-desk.tsx";
import { t } from "#renderer/texts/texts.ts";
import { showFault } from "#renderer/ticket-display/show-fault.ts";
import { showNotice } from "#renderer/ui/toast.tsx";
import { useFilterDrafts } from "./filter-drafts.ts";
import { FIRST_VIEW } from "./inbox-route.ts";
import { useInboxStore } from "./inbox-store.ts";
import { keyOfSaved } from "./own-views.ts";
import { useInboxRoute } from "./use-inbox-route.ts";
import type { OwnView } from "./views.ts";

export interface SaveFilter {
  /** Makes what the view shows the filter that was saved. */
  save(saved: SavedFilter): Promise<void>;
  /** Makes a new filter of what the view shows, in the same order, and goes to it. */
  saveAs(name: string): Promise<void>;
  rename(saved: SavedFilter, name: string): Promise<void>;
  /** Shows again what was saved; where nothing was, goes away. */
  drop(): void;
  /** Deletes the filter, and offers to bring it back. */
  remove(saved: SavedFilter): Promise<void>;
  move(saved: SavedFilter, direction: "up" | "down"): Promise<void>;
}

export function useSaveFilter({ key, own }: OwnView): SaveFilter {
  const desk = useDesk();
  const saved = useWatched(() => desk.watchSavedFilters(), [desk]) ?? [];
  const route = useInboxRoute();
  const { conditions } = own;
  const forgetDraft = () => useFilterDrafts.getState().drop(key);
  const telling = async (work: () => Promise<void>) => {
    await work().catch((fault: unknown) => showFault(t("inbox.filter.failed"), fault));
  };

  return {
    save: (former) =>
      telling(async () => {
        await desk.refineFilter(former.id, conditions);
        forgetDraft();
      }),
    saveAs: (name) =>
      telling(async () => {
        if (saved.length >= SAVED_FILTERS_MAX) {
          const detail = t("inbox.filter.tooMany", { most: SAVED_FILTERS_MAX });
          return showNotice({ title: t("inbox.filter.failed"), detail, tone: "danger" });
        }
        const filter = { id: uuidv7(), name, conditions };
        const { orders, chooseOrder } = useInboxStore.getState();
        const order = orders[key];
        await desk.saveFilter(filter);
        if (order) chooseOrder(keyOfSaved(filter), order);
        route.goTo({ view: keyOfSaved(filter), ticketId: route.ticketId });
        forgetDraft();
      }),
    rename: (former, name) => telling(() => desk.renameFilter(former.id, name)),
    drop() {
      if (!own.saved) route.goTo({ view: FIRST_VIEW, ticketId: route.ticketId });
      forgetDraft();
    },
    remove: (former) =>
      telling(async () => {
        // Before the filter goes: what is being changed of one that is gone stays, as for another device's doing.
        forgetDraft();
        await desk.removeFilter(former.id);
        route.goTo({ view: FIRST_VIEW, ticketId: route.ticketId });
        const onPress = () => void telling(() => desk.saveFilter(former));
        showNotice({
          title: t("inbox.filter.deleted", { name: former.name }),
          action: { label: t("actions.undo"), onPress },
        });
      }),
    move: ({ id }, direction) => telling(() => desk.moveFilter(id, direction)),
  };
}

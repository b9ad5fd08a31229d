import { NO_CONDITIONS } from "#domain/search/saved-filter.ts";
import { useDesk } from "#renderer/sync/use-desk.tsx";
import { useFilterDrafts } from "./filter-drafts.ts";
import { useInboxStore } from "./inbox-store.ts";
import { conditionsOf, UNSAVED_VIEW } from "./own-views.ts";
import { useInboxRoute } from "./use-inbox-route.ts";
import type { View } from "./views.ts";

/** Begins a filter with what a view holds, in its order, or with all; one's own view is filtered as it is. */
export function useStartFilter(): (view: View | null, shown: { ticketId: string | null }) => void {
  const desk = useDesk();
  const route = useInboxRoute();
  return (view, { ticketId }) => {
    useFilterDrafts.setState({ isFocusWanted: true });
    if (view?.own) return;
    const { orders, chooseOrder } = useInboxStore.getState();
    const order = view && orders[view.key];
    if (order) chooseOrder(UNSAVED_VIEW, order);
    useFilterDrafts.getState().change(UNSAVED_VIEW, view ? conditionsOf(view.filter, desk.me.id) : NO_CONDITIONS);
    route.goTo({ view: UNSAVED_VIEW, ticketId });
  };
}

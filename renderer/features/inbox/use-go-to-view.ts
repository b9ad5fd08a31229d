import { useDesk } from "#renderer/sync/use-desk.tsx";
import { firstRequest } from "#renderer/ticket-display/use-ticket-window.ts";
import { goOnceRead } from "./go-once-read.ts";
import { useInboxNavigation } from "./use-inbox-route.ts";
import { useListOfView } from "./use-list-of-view.ts";
import type { ViewKey } from "./view-key.ts";
import { findView, type ViewGroup } from "./views.ts";

/** The way to a view from wherever one is: its first rows are read before it is gone to. `onGo` leaves what is shown. */
export function useGoToView(groups: readonly ViewGroup[], onGo: () => void): (key: ViewKey) => void {
  const desk = useDesk();
  const listOf = useListOfView();
  const { goTo } = useInboxNavigation();
  const go = (key: ViewKey) => {
    onGo();
    goTo({ view: key, ticketId: null });
  };
  return (key) => {
    const view = findView(groups, key);
    if (view) goOnceRead(desk.readListAhead(listOf(view), firstRequest(null)), () => go(key));
    else go(key);
  };
}

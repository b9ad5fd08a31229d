import { useCallback } from "react";
import type { TicketList } from "#renderer/sync/desk.ts";
import { useDesk, useWatched } from "#renderer/sync/use-desk.tsx";
import { FIRST_ORDER, sortShown, toGrouping } from "#renderer/ticket-display/list-orders.ts";
import { useInboxStore } from "./inbox-store.ts";
import type { View } from "./views.ts";

/** The list that a view shows, in the order that was chosen for it. */
export function useListOfView(): (view: Pick<View, "key" | "filter">) => TicketList {
  const desk = useDesk();
  const staff = useWatched(() => desk.watchStaff(), [desk]);
  const orders = useInboxStore((state) => state.orders);
  return useCallback(
    ({ key, filter }) => {
      const order = orders[key] ?? FIRST_ORDER;
      const group = toGrouping(order.groupBy, { meId: desk.me.id, staff: staff ?? [] });
      return { filter, sort: sortShown(order), group };
    },
    [desk, staff, orders],
  );
}

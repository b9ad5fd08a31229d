import { useCallback, useMemo } from "react";
import { useHashLocation } from "wouter/use-hash-location";
import { type InboxRoute, readInboxRoute, toInboxPath } from "./inbox-route.ts";

export interface InboxNavigation extends InboxRoute {
  goTo: (route: InboxRoute) => void;
  openTicket: (ticketId: string) => void;
}

export function useInboxRoute(): InboxNavigation {
  const [path, navigate] = useHashLocation();
  const route = useMemo(() => readInboxRoute(path), [path]);
  const goTo = useCallback((to: InboxRoute) => navigate(toInboxPath(to)), [navigate]);
  const { view } = route;
  return {
    ...route,
    goTo,
    openTicket: useCallback((ticketId) => goTo({ view, ticketId }), [goTo, view]),
  };
}

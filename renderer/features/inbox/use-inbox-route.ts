import { useMemo } from "react";
import { navigate, useHashLocation } from "wouter/use-hash-location";
import type { Desk } from "#renderer/sync/desk.ts";
import { useDesk } from "#renderer/sync/use-desk.tsx";
import { addressNow } from "#renderer/ui/address-now.ts";
import { goOnceRead } from "./go-once-read.ts";
import { type InboxRoute, readInboxRoute, toInboxPath } from "./inbox-route.ts";

export interface InboxNavigation {
  goTo: (route: InboxRoute) => void;
  /** In the view that is shown, once the ticket's thread has been read or that takes long. */
  openTicket: (ticketId: string) => void;
}

/** Where an agent is. */
export function useInboxRoute(): InboxRoute & InboxNavigation {
  const [path] = useHashLocation();
  const navigation = useInboxNavigation();
  return useMemo(() => ({ ...readInboxRoute(path), ...navigation }), [path, navigation]);
}

/** The ways there, for who need not know where they are: they stay the same wherever that is. */
export function useInboxNavigation(): InboxNavigation {
  const desk = useDesk();
  return useMemo(() => toNavigation(desk), [desk]);
}

function toNavigation(desk: Pick<Desk, "readThreadAhead">): InboxNavigation {
  return {
    goTo,
    openTicket: (ticketId) =>
      goOnceRead(desk.readThreadAhead(ticketId), () => {
        goTo({ view: readInboxRoute(addressNow()).view, ticketId });
      }),
  };
}

function goTo(route: InboxRoute): void {
  navigate(toInboxPath(route));
}

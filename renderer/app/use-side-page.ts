// The screens beside the inbox, by the first part of the address.

import { useSyncExternalStore } from "react";
import { navigate } from "wouter/use-hash-location";
import { can, type Permission } from "#domain/people/permissions.ts";
import { useDesk } from "#renderer/sync/use-desk.tsx";
import { addressNow } from "#renderer/ui/address-now.ts";

export const SIDE_PAGES = ["dashboard", "staff", "integrations"] as const;
export type SidePage = (typeof SIDE_PAGES)[number];

const NEEDED: Readonly<Record<SidePage, Permission>> = {
  dashboard: "seeStatistics",
  staff: "manageSupport",
  integrations: "manageWebhooks",
};

export interface SidePageNavigation {
  /** Null in the inbox, which is also where an address leads that is not this person's. */
  page: SidePage | null;
  /** Those that this person may go to. */
  pages: readonly SidePage[];
  goTo: (page: SidePage) => void;
}

/** Tells of the pages alone, and not of each ticket that is opened. */
export function useSidePage(): SidePageNavigation {
  const { me } = useDesk();
  const pages = SIDE_PAGES.filter((page) => can(me.role, NEEDED[page]));
  const page = useSyncExternalStore(followAddress, () => pages.find((one) => addressNow() === `/${one}`) ?? null);
  return { page, pages, goTo };
}

function goTo(page: SidePage): void {
  navigate(`/${page}`);
}

function followAddress(tell: () => void): () => void {
  addEventListener("hashchange", tell);
  return () => removeEventListener("hashchange", tell);
}

// The screens beside the inbox, by the first part of the address.

import { useCallback } from "react";
import { useHashLocation } from "wouter/use-hash-location";
import { can, type Permission } from "#domain/people/permissions.ts";
import { useDesk } from "#renderer/sync/use-desk.tsx";

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

export function useSidePage(): SidePageNavigation {
  const { me } = useDesk();
  const [path, navigate] = useHashLocation();
  const pages = SIDE_PAGES.filter((page) => can(me.role, NEEDED[page]));
  const page = pages.find((one) => path === `/${one}`) ?? null;
  return { page, pages, goTo: useCallback((to) => navigate(`/${to}`), [navigate]) };
}

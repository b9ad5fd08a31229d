import { useMemo } from "react";
import { useDesk, useWatched } from "#renderer/sync/use-desk.tsx";
import { type ViewGroup, viewGroupsFor } from "./views.ts";

/** The views of whoever is signed in, with one per colleague where they may assign to anyone. */
export function useViewGroups(): ViewGroup[] {
  const desk = useDesk();
  const staff = useWatched(() => desk.watchStaff(), [desk]);
  return useMemo(() => viewGroupsFor(desk.me, staff ?? []), [desk, staff]);
}

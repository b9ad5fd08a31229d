import { useEffect, useRef } from "react";
import { t } from "#renderer/texts/texts.ts";
import { showNotice } from "#renderer/ui/toast.tsx";
import { goneWhileChanged } from "./own-views.ts";
import type { ViewGroup } from "./views.ts";

/** Tells whoever is changing a view that it was deleted elsewhere: what they changed stays, without a name, until it is saved. */
export function useTellOfGoneViews(groups: readonly ViewGroup[]): void {
  const shown = useRef(groups);
  useEffect(() => {
    const before = shown.current.flatMap(({ views }) => views);
    shown.current = groups;
    for (const { name } of goneWhileChanged(
      before,
      groups.flatMap(({ views }) => views),
    )) {
      showNotice({ title: t("inbox.filter.deletedElsewhere", { name }), detail: t("inbox.filter.changesStay") });
    }
  }, [groups]);
}

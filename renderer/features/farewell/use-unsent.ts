import { useEffect, useState } from "react";
import type { Unsent } from "#renderer/sync/desk.ts";
import { useSession } from "#renderer/sync/use-desk.tsx";
import { t } from "#renderer/texts/texts.ts";
import { showFault } from "#renderer/ticket-display/show-fault.ts";

/** What of this account is not sent, as it was when `isWanted` became true; null until that is known. */
export function useUnsent(isWanted: boolean): Unsent | null {
  const session = useSession();
  const [unsent, setUnsent] = useState<Unsent | null>(null);
  useEffect(() => {
    if (!isWanted) return;
    let isCurrent = true;
    session
      .findUnsent()
      .then((found) => isCurrent && setUnsent(found))
      .catch((fault: unknown) => showFault(t("farewell.findFailed"), fault));
    return () => {
      isCurrent = false;
      setUnsent(null);
    };
  }, [isWanted, session]);
  return unsent;
}

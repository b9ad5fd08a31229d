import { useEffect } from "react";
import { useDesktop } from "#renderer/desktop/use-desktop.tsx";
import { useDesk, useWatched } from "#renderer/sync/use-desk.tsx";

/** Lets the desktop know whether words or changes are on this device alone: it then installs nothing unasked. */
export function UnsentTeller() {
  const desk = useDesk();
  const { bridge } = useDesktop();
  const status = useWatched(() => desk.watchStatus(), [desk]);
  const drafts = useWatched(() => desk.watchDrafts(), [desk]);
  const isKnown = status !== undefined && drafts !== undefined;
  const hasUnsent = !isKnown || status.waiting + status.needsAttention + drafts.length > 0;
  useEffect(() => {
    bridge.tellUnsent(hasUnsent).catch(() => undefined);
  }, [bridge, hasUnsent]);
  return null;
}

import { useEffect } from "react";
import { useDesktop } from "#renderer/desktop/use-desktop.tsx";
import { useDesk, useWatched } from "#renderer/sync/use-desk.tsx";

/** Lets the desktop know whether words or changes are on this device alone: it then installs nothing unasked. */
export function UnsentTeller() {
  const desk = useDesk();
  const { bridge } = useDesktop();
  // Before the desk has said so it may hold something.
  const hasUnsent = useWatched(() => desk.watchHasUnsent(), [desk]) ?? true;
  useEffect(() => {
    bridge.tellUnsent(hasUnsent).catch(() => undefined);
  }, [bridge, hasUnsent]);
  return null;
}

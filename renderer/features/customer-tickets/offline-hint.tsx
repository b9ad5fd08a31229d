import { CloudOff } from "lucide-react";
import type { ReactNode } from "react";
import { useDesk, useWatched } from "#renderer/sync/use-desk.tsx";
import { Banner } from "#renderer/ui/banner.tsx";

/** Shown only while the server can't be reached. */
export function OfflineHint({ children }: { children: ReactNode }) {
  const desk = useDesk();
  const status = useWatched(() => desk.watchStatus(), [desk]);
  if (status?.connection.state !== "offline") return null;
  return (
    <Banner tone="warning" icon={CloudOff}>
      {children}
    </Banner>
  );
}

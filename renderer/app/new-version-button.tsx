import { RefreshCw } from "lucide-react";
import { useState } from "react";
import { LoseUnsentDialog } from "#renderer/features/farewell/lose-unsent-dialog.tsx";
import { useSession } from "#renderer/sync/use-desk.tsx";
import { Button } from "#renderer/ui/button.tsx";

/**
 * Begins a new version with `apply`, which closes the store: the browser's own question before a page is left comes too
 * late then. It is asked here, where closing loses what was not sent.
 */
export function NewVersionButton({ label, apply }: { label: string; apply: () => void }) {
  const session = useSession();
  const [isAsking, setIsAsking] = useState(false);
  return (
    <>
      <Button size="sm" icon={RefreshCw} onClick={() => (session.isLosingByClosing() ? setIsAsking(true) : apply())}>
        {label}
      </Button>
      <LoseUnsentDialog open={isAsking} onConfirm={apply} onCancel={() => setIsAsking(false)} />
    </>
  );
}

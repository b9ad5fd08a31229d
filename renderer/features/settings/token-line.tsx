import { useState } from "react";
import type { ApiToken } from "#protocol/account/api-tokens.ts";
import { TimeText } from "#renderer/ticket-display/time-text.tsx";
import { Button } from "#renderer/ui/button.tsx";
import { ConfirmDialog } from "#renderer/ui/confirm-dialog.tsx";
import { SCOPE_WORDS } from "./scope-words.ts";

export function TokenLine({ token, onRevoke }: { token: ApiToken; onRevoke: () => Promise<void> }) {
  const [isAsking, setAsking] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const revoke = () => {
    setAsking(false);
    setBusy(true);
    void onRevoke().finally(() => setBusy(false));
  };
  return (
    <li className="flex items-center gap-3 px-3 py-2">
      <div className="min-w-0 flex-1">
        <p className="font-medium wrap-long">{token.name}</p>
        <p className="text-xs text-ink-muted">
          {SCOPE_WORDS[token.scope]} · made <TimeText iso={token.created_at} as="moment" /> ·{" "}
          {token.last_used_at === null ? (
            "never used"
          ) : (
            <>
              last used <TimeText iso={token.last_used_at} as="moment" />
            </>
          )}
        </p>
      </div>
      <Button size="sm" aria-label={`Revoke ${token.name}`} busy={isBusy} onClick={() => setAsking(true)}>
        Revoke
      </Button>
      <ConfirmDialog
        open={isAsking}
        title={`Revoke “${token.name}”?`}
        confirmLabel="Revoke"
        onConfirm={revoke}
        onCancel={() => setAsking(false)}
      >
        What uses this token stops working at once. This can't be taken back.
      </ConfirmDialog>
    </li>
  );
}

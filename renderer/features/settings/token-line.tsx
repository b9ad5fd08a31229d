import { useState } from "react";
import type { ApiToken } from "#protocol/account/api-tokens.ts";
import { t } from "#renderer/texts/texts.ts";
import { TimeText } from "#renderer/ticket-display/time-text.tsx";
import { Button } from "#renderer/ui/button.tsx";
import { ConfirmDialog } from "#renderer/ui/confirm-dialog.tsx";

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
          {t(`settings.tokens.scopes.${token.scope}`)} ·{" "}
          {t.rich("settings.tokens.made", { when: () => <TimeText iso={token.created_at} as="moment" /> })} ·{" "}
          <LastUsed at={token.last_used_at} />
        </p>
      </div>
      <Button
        size="sm"
        aria-label={t("settings.tokens.revokeNamed", { name: token.name })}
        busy={isBusy}
        onClick={() => setAsking(true)}
      >
        {t("settings.tokens.revoke")}
      </Button>
      <ConfirmDialog
        open={isAsking}
        title={t("settings.tokens.revokeAsk", { name: token.name })}
        confirmLabel={t("settings.tokens.revoke")}
        onConfirm={revoke}
        onCancel={() => setAsking(false)}
      >
        {t("settings.tokens.revokeDetail")}
      </ConfirmDialog>
    </li>
  );
}

function LastUsed({ at }: { at: string | null }) {
  if (at === null) return t("settings.tokens.neverUsed");
  return t.rich("settings.tokens.lastUsed", { when: () => <TimeText iso={at} as="moment" /> });
}

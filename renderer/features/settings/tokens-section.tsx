import { KeyRound } from "lucide-react";
import { useState } from "react";
import { t } from "#renderer/texts/texts.ts";
import { SecretDialog } from "#renderer/ticket-display/secret-dialog.tsx";
import { Button } from "#renderer/ui/button.tsx";
import { Spinner } from "#renderer/ui/spinner.tsx";
import { NewTokenForm } from "./new-token-form.tsx";
import { SettingsSection } from "./settings-section.tsx";
import { TokenLine } from "./token-line.tsx";
import { type OwnTokens, useApiTokens } from "./use-api-tokens.ts";

type Making = { type: "not" } | { type: "form" } | { type: "made"; secret: string };

/** Personal tokens: made and revoked here, shown once. */
export function TokensSection() {
  const { list, create, revoke } = useApiTokens();
  const [making, setMaking] = useState<Making>({ type: "not" });
  return (
    <SettingsSection
      title={t("settings.tokens.title")}
      action={
        making.type !== "form" && (
          <Button
            size="sm"
            icon={KeyRound}
            disabled={list.type !== "known"}
            onClick={() => setMaking({ type: "form" })}
          >
            {t("settings.tokens.new")}
          </Button>
        )
      }
    >
      <p className="text-ink-muted">{t("settings.tokens.about")}</p>
      {making.type === "form" && (
        <NewTokenForm
          onCancel={() => setMaking({ type: "not" })}
          onSubmit={async (token) => {
            const secret = await create(token);
            if (secret !== null) setMaking({ type: "made", secret });
          }}
        />
      )}
      {making.type === "made" && (
        <SecretDialog
          title={t("settings.tokens.secret.title")}
          about={t("settings.tokens.secret.about")}
          label={t("settings.tokens.secret.label")}
          secret={making.secret}
          doneLabel={t("settings.tokens.secret.done")}
          onClose={() => setMaking({ type: "not" })}
        />
      )}
      <Tokens list={list} onRevoke={revoke} />
    </SettingsSection>
  );
}

function Tokens({ list, onRevoke }: { list: OwnTokens["list"]; onRevoke: (id: string) => Promise<void> }) {
  switch (list.type) {
    case "asking":
      return <Spinner label={t("settings.tokens.asking")} />;
    case "offline":
      return <p className="mt-2 text-ink-muted">{t("settings.tokens.offline")}</p>;
    case "failed":
      return <p className="mt-2 text-warning-ink">{t("settings.tokens.failed")}</p>;
    case "known":
      return (
        list.items.length > 0 && (
          <ul
            aria-label={t("settings.tokens.list")}
            className="mt-3 divide-y divide-line rounded-lg border border-line"
          >
            {list.items.map((token) => (
              <TokenLine key={token.id} token={token} onRevoke={() => onRevoke(token.id)} />
            ))}
          </ul>
        )
      );
  }
}

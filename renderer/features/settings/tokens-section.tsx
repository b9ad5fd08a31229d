import { KeyRound } from "lucide-react";
import { useState } from "react";
import { Button } from "#renderer/ui/button.tsx";
import { Spinner } from "#renderer/ui/spinner.tsx";
import { NewSecret } from "./new-secret.tsx";
import { NewTokenForm } from "./new-token-form.tsx";
import { SettingsSection } from "./settings-section.tsx";
import { TokenLine } from "./token-line.tsx";
import { type TokenList, useApiTokens } from "./use-api-tokens.ts";

type Making = { type: "not" } | { type: "form" } | { type: "made"; secret: string };

/** Personal tokens: made and revoked here, shown once. */
export function TokensSection() {
  const { list, create, revoke } = useApiTokens();
  const [making, setMaking] = useState<Making>({ type: "not" });
  return (
    <SettingsSection
      title="API tokens"
      action={
        making.type !== "form" && (
          <Button
            size="sm"
            icon={KeyRound}
            disabled={list.type !== "known"}
            onClick={() => setMaking({ type: "form" })}
          >
            New token
          </Button>
        )
      }
    >
      <p className="text-ink-muted">Scripts and integrations act for you with a token: they may do what you may.</p>
      {making.type === "form" && (
        <NewTokenForm
          onCancel={() => setMaking({ type: "not" })}
          onSubmit={async (token) => {
            const secret = await create(token);
            if (secret !== null) setMaking({ type: "made", secret });
          }}
        />
      )}
      {making.type === "made" && <NewSecret secret={making.secret} onDone={() => setMaking({ type: "not" })} />}
      <Tokens list={list} onRevoke={revoke} />
    </SettingsSection>
  );
}

function Tokens({ list, onRevoke }: { list: TokenList; onRevoke: (id: string) => Promise<void> }) {
  switch (list.type) {
    case "asking":
      return <Spinner label="Asking the server for your tokens…" />;
    case "offline":
      return <p className="mt-2 text-ink-muted">Your tokens are shown and made while you are online.</p>;
    case "failed":
      return <p className="mt-2 text-warning-ink">The server could not be asked for your tokens just now.</p>;
    case "known":
      return (
        list.tokens.length > 0 && (
          <ul aria-label="Your tokens" className="mt-3 divide-y divide-line rounded-lg border border-line">
            {list.tokens.map((token) => (
              <TokenLine key={token.id} token={token} onRevoke={() => onRevoke(token.id)} />
            ))}
          </ul>
        )
      );
  }
}

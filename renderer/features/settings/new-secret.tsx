import { Copy } from "lucide-react";
import { t } from "#renderer/texts/texts.ts";
import { copyWords } from "#renderer/ticket-display/copy-words.ts";
import { Button } from "#renderer/ui/button.tsx";

/** A new token's secret, which nobody can show again. */
export function NewSecret({ secret, onDone }: { secret: string; onDone: () => void }) {
  return (
    <div className="mt-3 flex flex-col gap-3 rounded-lg bg-success-soft p-3 text-success-ink">
      <p>
        {t.rich("settings.tokens.secretCopy", {
          strong: (words) => <strong className="font-semibold">{words}</strong>,
        })}
      </p>
      <output
        aria-label={t("settings.tokens.secret")}
        className="rounded-md bg-surface px-2 py-1.5 font-mono text-xs break-all text-ink"
      >
        {secret}
      </output>
      <div className="flex justify-end gap-2">
        <Button size="sm" icon={Copy} onClick={() => void copyWords(secret)}>
          {t("actions.copy")}
        </Button>
        <Button size="sm" onClick={onDone}>
          {t("actions.done")}
        </Button>
      </div>
    </div>
  );
}

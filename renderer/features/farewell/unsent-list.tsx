import { Copy } from "lucide-react";
import type { Unsent, UnsentWords } from "#renderer/sync/desk.ts";
import { t } from "#renderer/texts/texts.ts";
import { copyWords } from "#renderer/ticket-display/copy-words.ts";
import { TimeText } from "#renderer/ticket-display/time-text.tsx";
import { Badge } from "#renderer/ui/badge.tsx";
import { Button } from "#renderer/ui/button.tsx";
import { toPlainWords } from "./to-plain-words.ts";

/** Words about to go, each to read and to copy, and how many other changes go with them. */
export function UnsentList({ unsent }: { unsent: Unsent }) {
  return (
    <div className="flex flex-col gap-3">
      {unsent.words.length > 0 && (
        <ul aria-label={t("farewell.list")} className="flex flex-col gap-2">
          {unsent.words.map((words) => (
            <li key={`${words.kind} ${words.title} ${words.writtenAt}`}>
              <UnsentEntry words={words} />
            </li>
          ))}
        </ul>
      )}
      {unsent.changes > 0 && <p className="text-sm text-ink-muted">{toChangesText(unsent)}</p>}
    </div>
  );
}

function UnsentEntry({ words }: { words: UnsentWords }) {
  const text = toPlainWords(words);
  return (
    <article className="rounded-lg border border-line bg-canvas p-3 text-left">
      <header className="mb-1.5 flex flex-wrap items-center gap-2">
        <Badge>{t(`farewell.kinds.${words.kind}`)}</Badge>
        <span className="min-w-0 flex-1 truncate text-xs font-medium text-ink">{words.title}</span>
        <span className="text-2xs text-ink-faint">
          <TimeText iso={words.writtenAt} as="moment" />
        </span>
        <Button size="sm" icon={Copy} onClick={() => void copyWords(text)}>
          {t("actions.copy")}
        </Button>
      </header>
      <p className="max-h-40 overflow-y-auto text-sm whitespace-pre-wrap text-ink wrap-long">{text}</p>
    </article>
  );
}

function toChangesText({ changes, words }: Unsent): string {
  return t(words.length > 0 ? "farewell.changesOther" : "farewell.changes", { count: changes });
}

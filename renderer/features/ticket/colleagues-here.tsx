import { Eye, PenLine } from "lucide-react";
import type { Colleague } from "#renderer/sync/desk.ts";
import { Avatar } from "#renderer/ui/avatar.tsx";
import { colleagueWords } from "./colleague-words.ts";

/** More faces would say less than the words beside them. */
const FACES = 3;

/** Who else is at the ticket just now. Only that somebody answers is read out: people come and go all day. */
export function ColleaguesHere({ colleagues }: { colleagues: readonly Colleague[] }) {
  const answering = colleagueWords(colleagues, "answering");
  const viewing = colleagueWords(colleagues, "viewing");
  const faces = [...colleagues].sort((a, b) => a.activity.localeCompare(b.activity)).slice(0, FACES);
  return (
    <p className="flex flex-wrap items-center gap-x-2 text-xs text-ink-muted not-empty:mt-1">
      {faces.length > 0 && (
        <span className="flex -space-x-1">
          {faces.map(({ id, displayName }) => (
            <span key={id} className="rounded-full ring-2 ring-surface" title={displayName}>
              <Avatar name={displayName} size="xs" />
            </span>
          ))}
        </span>
      )}
      <span aria-live="polite" className="contents">
        {answering && (
          <span className="inline-flex items-center gap-1 font-medium text-ink">
            <PenLine aria-hidden className="size-3.5 shrink-0 text-accent-ink" /> {answering}
          </span>
        )}
      </span>
      {viewing && (
        <span className="inline-flex items-center gap-1">
          <Eye aria-hidden className="size-3.5 shrink-0" /> {viewing}
        </span>
      )}
    </p>
  );
}

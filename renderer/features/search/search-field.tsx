import { Search, X } from "lucide-react";
import { type KeyboardEvent, memo, useEffect, useRef, useState } from "react";
import { t } from "#renderer/texts/texts.ts";
import { CompletionField, type CompletionOption } from "#renderer/ui/completion-field.tsx";
import { IconButton } from "#renderer/ui/icon-button.tsx";
import { useSearchStore } from "./search-store.ts";
import { useCompletions } from "./use-completions.ts";

export interface SearchFieldProps {
  query: string;
  /** Through the hits. */
  onMove: (by: number) => void;
  onEnter: () => void;
}

export const SearchField = memo(function SearchField({ query, onMove, onEnter }: SearchFieldProps) {
  const field = useRef<HTMLInputElement>(null);
  const { change, leave, focusRequests } = useSearchStore();
  const [caret, setCaret] = useState(query.length);
  const [caretToSet, setCaretToSet] = useState<number | null>(null);
  const completions = useCompletions(query, caret);
  useEffect(() => {
    if (focusRequests > 0) field.current?.select();
  }, [focusRequests]);

  function choose({ value }: CompletionOption) {
    if (!completions) return;
    const before = query.slice(0, completions.start) + value;
    change(before + query.slice(completions.end));
    setCaret(before.length);
    setCaretToSet(before.length);
    field.current?.focus();
  }

  function onKeyDown(event: KeyboardEvent) {
    if (!["ArrowDown", "ArrowUp", "Enter", "Escape"].includes(event.key)) return;
    event.preventDefault();
    if (event.key === "Escape") leave();
    else if (event.key === "Enter") onEnter();
    else onMove(event.key === "ArrowDown" ? 1 : -1);
  }

  return (
    <search className="flex h-12 shrink-0 items-center gap-2 border-b border-line pr-2 pl-4 notices-follow">
      <Search aria-hidden className="size-4 shrink-0 text-ink-faint" />
      <CompletionField
        label={t("search.title")}
        placeholder={t("search.title")}
        text={query}
        onTextChange={(text, at) => {
          change(text);
          setCaret(at);
          setCaretToSet(null);
        }}
        onCaretChange={setCaret}
        caretToSet={caretToSet}
        options={completions?.options ?? NO_OPTIONS}
        onChoose={choose}
        onKeyDown={onKeyDown}
        inputRef={field}
      />
      <IconButton label={t("search.leave")} icon={X} keys="Escape" onClick={leave} />
    </search>
  );
});

const NO_OPTIONS: readonly CompletionOption[] = [];

import { Autocomplete } from "@base-ui/react/autocomplete";
import { type KeyboardEvent, type RefObject, useLayoutEffect, useRef, useState } from "react";
import { t } from "#renderer/texts/texts.ts";
import { classes, POPUP_CLASSES, POPUP_ITEM_CLASSES } from "./classes.ts";

export interface CompletionOption {
  value: string;
  label: string;
  detail: string;
}

export interface CompletionFieldProps {
  label: string;
  placeholder: string;
  text: string;
  /** `caret` is where the person types, in UTF-16 code units. */
  onTextChange: (text: string, caret: number) => void;
  onCaretChange: (caret: number) => void;
  /** Where to put the caret after the text was changed by a completion; null where it is the person's. */
  caretToSet: number | null;
  /** What may be meant; the caller finds it. */
  options: readonly CompletionOption[];
  onChoose: (option: CompletionOption) => void;
  /** Keys that the proposals have no use for. */
  onKeyDown: (event: KeyboardEvent<HTMLInputElement>) => void;
  inputRef: RefObject<HTMLInputElement | null>;
}

/** Other ends of the proposals are that there are none any more. */
const DISMISSALS: ReadonlySet<string> = new Set(["escape-key", "outside-press", "focus-out"]);

/**
 * A field in whose text parts are completed. Proposals take no key from who does not go into them: arrow down enters, Enter takes
 * the one that is marked, Tab takes the marked or the first, Escape puts them away until more is typed.
 */
export function CompletionField(props: CompletionFieldProps) {
  const { text, options, onTextChange, onCaretChange, onChoose, inputRef, caretToSet } = props;
  const [dismissedAt, setDismissedAt] = useState<string | null>(null);
  const marked = useRef<CompletionOption | undefined>(undefined);
  const isOpen = options.length > 0 && dismissedAt !== text;
  useLayoutEffect(() => {
    if (caretToSet !== null) inputRef.current?.setSelectionRange(caretToSet, caretToSet);
  }, [caretToSet, inputRef]);

  function onKeyDown(event: KeyboardEvent<HTMLInputElement> & { preventBaseUIHandler(): void }) {
    if (event.nativeEvent.isComposing) return;
    const first = marked.current ?? options[0];
    if (isOpen && event.key === "Tab" && !event.shiftKey && first) {
      event.preventDefault();
      return onChoose(first);
    }
    const isForProposals =
      isOpen &&
      (event.key === "ArrowDown" || event.key === "Escape" || (marked.current && /^(ArrowUp|Enter)$/.test(event.key)));
    if (isForProposals) return;
    event.preventBaseUIHandler();
    props.onKeyDown(event);
  }

  return (
    <Autocomplete.Root
      mode="none"
      items={options}
      value={text}
      onValueChange={(value, { reason }) => {
        if (reason === "input-change") onTextChange(value, inputRef.current?.selectionStart ?? value.length);
      }}
      open={isOpen}
      onOpenChange={(open, { reason }) => {
        if (!open && DISMISSALS.has(reason)) setDismissedAt(text);
      }}
      onItemHighlighted={(option) => {
        marked.current = option;
      }}
    >
      <Autocomplete.Input
        ref={inputRef}
        aria-label={props.label}
        placeholder={props.placeholder}
        spellCheck={false}
        onSelect={(event) => onCaretChange(event.currentTarget.selectionStart ?? text.length)}
        onKeyDown={onKeyDown}
        className="h-8 min-w-0 flex-1 rounded-sm bg-transparent text-base outline-none placeholder:text-ink-faint"
      />
      {isOpen && (
        <Autocomplete.Portal>
          <Autocomplete.Positioner sideOffset={8} align="start" className="z-60 outline-none">
            {/* Not the Popup of Base UI, which hides all else from screen readers: what is found stays readable. */}
            <div className={classes(POPUP_CLASSES, "min-w-64")}>
              <Autocomplete.List aria-label={t("ui.proposals")} className="max-h-72 overflow-y-auto outline-none">
                {(option: CompletionOption) => (
                  <Autocomplete.Item
                    key={option.value}
                    value={option}
                    onClick={() => onChoose(option)}
                    className={classes(POPUP_ITEM_CLASSES, "justify-between gap-6 data-highlighted:bg-selected")}
                  >
                    <span className="truncate font-medium">{option.label}</span>
                    <span className="truncate text-xs text-ink-muted">{option.detail}</span>
                  </Autocomplete.Item>
                )}
              </Autocomplete.List>
            </div>
          </Autocomplete.Positioner>
        </Autocomplete.Portal>
      )}
    </Autocomplete.Root>
  );
}

import { Combobox as BaseCombobox } from "@base-ui/react/combobox";
import { type ReactNode, type RefObject, useId } from "react";
import { classes, FIELD_CLASSES, POPUP_CLASSES, POPUP_ITEM_CLASSES } from "./classes.ts";

export interface ComboboxOption {
  value: string;
  label: string;
  detail?: string;
  mark?: ReactNode;
}

export interface ComboboxProps {
  label: string;
  placeholder?: string;
  hint?: string;
  error?: string | null | undefined;
  /** What fits what was typed; the caller finds it, and may add an option of its own ("somebody new"). */
  options: readonly ComboboxOption[];
  value: ComboboxOption | null;
  onValueChange: (value: ComboboxOption | null) => void;
  query: string;
  onQueryChange: (query: string) => void;
  emptyText: string;
  inputRef?: RefObject<HTMLInputElement | null>;
}

/** A field that proposes while one types. */
export function Combobox({ label, options, value, onValueChange, query, onQueryChange, ...rest }: ComboboxProps) {
  const id = useId();
  const messageId = `${id}-message`;
  const message = rest.error ?? rest.hint;
  return (
    <BaseCombobox.Root
      items={options}
      filteredItems={options}
      value={value}
      onValueChange={onValueChange}
      inputValue={query}
      onInputValueChange={onQueryChange}
      isItemEqualToValue={(a: ComboboxOption, b: ComboboxOption) => a.value === b.value}
      autoHighlight
    >
      <div className="flex min-w-0 flex-col gap-1">
        <label htmlFor={id} className="text-xs font-medium text-ink-muted">
          {label}
        </label>
        <BaseCombobox.Input
          id={id}
          ref={rest.inputRef}
          placeholder={rest.placeholder}
          aria-invalid={rest.error ? true : undefined}
          aria-describedby={message ? messageId : undefined}
          className={classes(FIELD_CLASSES, "h-8", rest.error && "border-danger")}
        />
        {message && (
          <p id={messageId} className={classes("text-xs", rest.error ? "text-danger-ink" : "text-ink-faint")}>
            {message}
          </p>
        )}
      </div>
      <ComboboxList emptyText={rest.emptyText} />
    </BaseCombobox.Root>
  );
}

function ComboboxList({ emptyText }: { emptyText: string }) {
  return (
    <BaseCombobox.Portal>
      <BaseCombobox.Positioner sideOffset={4} className="z-60 outline-none">
        <BaseCombobox.Popup className={classes(POPUP_CLASSES, "w-(--anchor-width)")}>
          <BaseCombobox.Empty>
            <div className="px-2 py-1.5 text-ink-muted">{emptyText}</div>
          </BaseCombobox.Empty>
          <BaseCombobox.List className="max-h-64 overflow-y-auto outline-none">
            {(option: ComboboxOption) => (
              <BaseCombobox.Item key={option.value} value={option} className={POPUP_ITEM_CLASSES}>
                {option.mark}
                <span className="min-w-0 flex-1 truncate">{option.label}</span>
                {option.detail && <span className="max-w-1/2 truncate text-xs text-ink-faint">{option.detail}</span>}
              </BaseCombobox.Item>
            )}
          </BaseCombobox.List>
        </BaseCombobox.Popup>
      </BaseCombobox.Positioner>
    </BaseCombobox.Portal>
  );
}

import { Select as BaseSelect } from "@base-ui/react/select";
import { Check, ChevronsUpDown } from "lucide-react";
import { type ReactNode, useLayoutEffect, useRef } from "react";
import { t } from "#renderer/texts/texts.ts";
import { classes, POPUP_CLASSES, POPUP_ITEM_CLASSES } from "./classes.ts";

export interface SelectOption<T extends string> {
  value: T;
  label: string;
  /** Stands before the label: an icon, an avatar. */
  mark?: ReactNode;
  /** Stands at the end in small letters. */
  aside?: ReactNode;
  disabled?: boolean;
}

export interface SelectProps<T extends string> {
  label: string;
  hideLabel?: boolean;
  value: T | null;
  options: readonly SelectOption<T>[];
  onValueChange: (value: T) => void;
  placeholder?: string;
  disabled?: boolean;
  /** `plain` has no border until it is pointed at: for panels of properties and for headers. `tight` saves room in a bar. */
  look?: "field" | "tight" | "plain";
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
}

export function Select<T extends string>({ label, hideLabel, look = "field", ...props }: SelectProps<T>) {
  const { value, options, onValueChange, disabled, open, onOpenChange, placeholder } = props;
  const chosen = options.find((option) => option.value === value);
  const { noteOpenedHere, finalFocus } = useFocusBehind(open === true);
  return (
    <BaseSelect.Root
      items={options}
      value={value}
      modal={false}
      onValueChange={(next) => next !== null && next !== value && onValueChange(next)}
      {...(disabled !== undefined && { disabled })}
      {...(open !== undefined && { open })}
      onOpenChange={(opens) => {
        if (opens) noteOpenedHere();
        onOpenChange?.(opens);
      }}
    >
      <div className="flex min-w-0 flex-col gap-1">
        <BaseSelect.Label className={hideLabel ? "sr-only" : "text-xs font-medium text-ink-muted"}>
          {label}
        </BaseSelect.Label>
        <BaseSelect.Trigger className={classes(TRIGGER, LOOKS[look])}>
          {chosen?.mark}
          <BaseSelect.Value className="min-w-0 flex-1 truncate text-left">
            {chosen ? chosen.label : <span className="text-ink-faint">{placeholder ?? t("ui.choose")}</span>}
          </BaseSelect.Value>
          <BaseSelect.Icon className={look === "plain" ? "opacity-50 group-hover:opacity-100" : undefined}>
            <ChevronsUpDown aria-hidden className="size-3.5 text-ink-faint" />
          </BaseSelect.Icon>
        </BaseSelect.Trigger>
      </div>
      <SelectList options={options} finalFocus={finalFocus} />
    </BaseSelect.Root>
  );
}

/** Whoever opened it by a shortcut gets the focus back where it was, or nowhere; whoever used the trigger stays at it. */
function useFocusBehind(isOpen: boolean) {
  const isOpenedHere = useRef(false);
  const before = useRef<Element | null>(null);
  useLayoutEffect(() => {
    if (isOpen) before.current = isOpenedHere.current ? null : document.activeElement;
    else isOpenedHere.current = false;
  }, [isOpen]);
  return {
    noteOpenedHere: () => {
      isOpenedHere.current = true;
    },
    finalFocus: () => {
      const { current } = before;
      if (current === document.body) return false;
      return current instanceof HTMLElement && current.isConnected ? current : true;
    },
  };
}

const TRIGGER = "group flex h-8 w-full min-w-0 items-center rounded-md text-sm text-ink transition-colors";
const BORDERED = "border border-control bg-surface hover:border-ink-muted data-disabled:opacity-55";
const LOOKS = {
  field: `${BORDERED} gap-2 px-2.5`,
  tight: `${BORDERED} gap-1 px-2`,
  plain: "gap-2 px-2 hover:bg-hover data-popup-open:bg-hover data-disabled:hover:bg-transparent",
} as const;

interface SelectListProps<T extends string> {
  options: readonly SelectOption<T>[];
  finalFocus: () => HTMLElement | boolean;
}

function SelectList<T extends string>({ options, finalFocus }: SelectListProps<T>) {
  return (
    <BaseSelect.Portal>
      <BaseSelect.Positioner sideOffset={4} alignItemWithTrigger={false} className="z-50 outline-none">
        <BaseSelect.Popup
          data-keys="own"
          finalFocus={finalFocus}
          className={classes(POPUP_CLASSES, "max-w-[min(24rem,90vw)] min-w-[max(var(--anchor-width),10rem)]")}
        >
          <BaseSelect.List className="max-h-[min(22rem,var(--available-height))] overflow-y-auto">
            {options.map((option) => (
              <BaseSelect.Item
                key={option.value}
                value={option.value}
                disabled={option.disabled ?? false}
                className={POPUP_ITEM_CLASSES}
              >
                {option.mark}
                <BaseSelect.ItemText className="min-w-0 flex-1 truncate">{option.label}</BaseSelect.ItemText>
                {option.aside && <span className="text-xs text-ink-faint">{option.aside}</span>}
                <span className="flex size-4 items-center justify-center">
                  <BaseSelect.ItemIndicator>
                    <Check aria-hidden className="size-4 text-accent-ink" />
                  </BaseSelect.ItemIndicator>
                </span>
              </BaseSelect.Item>
            ))}
          </BaseSelect.List>
        </BaseSelect.Popup>
      </BaseSelect.Positioner>
    </BaseSelect.Portal>
  );
}

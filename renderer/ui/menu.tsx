import { Menu as BaseMenu } from "@base-ui/react/menu";
import { Check, type LucideIcon } from "lucide-react";
import type { ReactElement } from "react";
import { classes, POPUP_CLASSES, POPUP_ITEM_CLASSES } from "./classes.ts";
import { KeyboardHint } from "./keyboard-hint.tsx";

export type MenuEntry =
  | {
      type: "item";
      label: string;
      icon?: LucideIcon;
      keys?: string;
      tone?: "plain" | "danger";
      disabled?: boolean;
      onSelect: () => void;
    }
  /** One of several, which stay on the screen while one chooses. */
  | { type: "choice"; label: string; options: readonly MenuOption[] }
  /** Any number of several. */
  | { type: "several"; label: string; options: readonly MenuOption[] }
  | { type: "separator"; id: string }
  | { type: "heading"; label: string; detail?: string };

export interface MenuOption {
  label: string;
  isChosen: boolean;
  disabled?: boolean;
  onChoose: () => void;
}

export interface MenuProps {
  /** The button that it is behind. */
  trigger: ReactElement;
  entries: readonly MenuEntry[];
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
}

/** A menu of actions behind a button. */
export function Menu({ trigger, entries, open, onOpenChange }: MenuProps) {
  return (
    <BaseMenu.Root
      modal={false}
      {...(open !== undefined && { open })}
      {...(onOpenChange && { onOpenChange: (isOpen: boolean) => onOpenChange(isOpen) })}
    >
      <BaseMenu.Trigger render={trigger} />
      <BaseMenu.Portal>
        <BaseMenu.Positioner sideOffset={4} align="start" className="z-50 outline-none">
          <BaseMenu.Popup className={classes(POPUP_CLASSES, POPUP_SIZE)}>
            {entries.map((entry) => (
              <MenuLine key={entry.type === "separator" ? entry.id : entry.label} entry={entry} />
            ))}
          </BaseMenu.Popup>
        </BaseMenu.Positioner>
      </BaseMenu.Portal>
    </BaseMenu.Root>
  );
}

const POPUP_SIZE = "max-h-(--available-height) max-w-72 min-w-48 overflow-y-auto";

function MenuLine({ entry }: { entry: MenuEntry }) {
  if (entry.type === "separator") return <BaseMenu.Separator className="my-1 h-px bg-line" />;
  if (entry.type === "heading") {
    return (
      <div className="px-2 py-1.5">
        <div className="font-medium">{entry.label}</div>
        {entry.detail && <div className="text-xs text-ink-faint">{entry.detail}</div>}
      </div>
    );
  }
  if (entry.type === "choice") return <MenuChoice {...entry} />;
  if (entry.type === "several") return <MenuSeveral {...entry} />;
  const Icon = entry.icon;
  return (
    <BaseMenu.Item
      disabled={entry.disabled ?? false}
      onClick={entry.onSelect}
      className={classes(POPUP_ITEM_CLASSES, entry.tone === "danger" && "text-danger-ink")}
    >
      {Icon && <Icon aria-hidden className="size-4 text-ink-faint" />}
      <span className="flex-1">{entry.label}</span>
      {entry.keys && <KeyboardHint keys={entry.keys} />}
    </BaseMenu.Item>
  );
}

function MenuChoice({ label, options }: Extract<MenuEntry, { type: "choice" }>) {
  return (
    <BaseMenu.RadioGroup value={options.find(({ isChosen }) => isChosen)?.label ?? null} aria-label={label}>
      <ChoiceTitle label={label} />
      {options.map((option) => (
        <BaseMenu.RadioItem
          key={option.label}
          value={option.label}
          disabled={option.disabled ?? false}
          closeOnClick={false}
          onClick={option.onChoose}
          className={POPUP_ITEM_CLASSES}
        >
          <span className="flex-1">{option.label}</span>
          <BaseMenu.RadioItemIndicator>
            <Check aria-hidden className="size-4 text-accent-ink" />
          </BaseMenu.RadioItemIndicator>
        </BaseMenu.RadioItem>
      ))}
    </BaseMenu.RadioGroup>
  );
}

function MenuSeveral({ label, options }: Extract<MenuEntry, { type: "several" }>) {
  return (
    <BaseMenu.Group aria-label={label}>
      <ChoiceTitle label={label} />
      {options.map((option) => (
        <BaseMenu.CheckboxItem
          key={option.label}
          checked={option.isChosen}
          onCheckedChange={option.onChoose}
          disabled={option.disabled ?? false}
          closeOnClick={false}
          className={POPUP_ITEM_CLASSES}
        >
          <span className="min-w-0 flex-1 truncate">{option.label}</span>
          <BaseMenu.CheckboxItemIndicator>
            <Check aria-hidden className="size-4 text-accent-ink" />
          </BaseMenu.CheckboxItemIndicator>
        </BaseMenu.CheckboxItem>
      ))}
    </BaseMenu.Group>
  );
}

/** The group bears the same words as its name. */
function ChoiceTitle({ label }: { label: string }) {
  return (
    <div aria-hidden className="px-2 pt-1.5 pb-1 text-2xs font-semibold text-ink-faint">
      {label}
    </div>
  );
}

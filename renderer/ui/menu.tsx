import { Menu as BaseMenu } from "@base-ui/react/menu";
import type { LucideIcon } from "lucide-react";
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
  | { type: "separator"; id: string }
  | { type: "heading"; label: string; detail?: string };

/** A menu of actions behind a button, which is given as `trigger`. */
export function Menu({ trigger, entries }: { trigger: ReactElement; entries: readonly MenuEntry[] }) {
  return (
    <BaseMenu.Root modal={false}>
      <BaseMenu.Trigger render={trigger} />
      <BaseMenu.Portal>
        <BaseMenu.Positioner sideOffset={4} align="start" className="z-50 outline-none">
          <BaseMenu.Popup className={classes(POPUP_CLASSES, "min-w-48")}>
            {entries.map((entry) => (
              <MenuLine key={entry.type === "separator" ? entry.id : entry.label} entry={entry} />
            ))}
          </BaseMenu.Popup>
        </BaseMenu.Positioner>
      </BaseMenu.Portal>
    </BaseMenu.Root>
  );
}

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

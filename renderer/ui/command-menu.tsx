// A field over a list of everything that can be asked for: type a few letters, Enter does the marked one.

import { Autocomplete } from "@base-ui/react/autocomplete";
import { Dialog } from "@base-ui/react/dialog";
import type { ReactNode } from "react";
import { POPUP_ITEM_CLASSES } from "./classes.ts";
import { KeyboardHint } from "./keyboard-hint.tsx";

export interface CommandMenuItem {
  id: string;
  label: string;
  /** Beside the label, fainter. */
  detail?: string | undefined;
  mark?: ReactNode;
  keys?: string | undefined;
  onChoose: () => void;
}

export interface CommandMenuGroup {
  label: string;
  items: readonly CommandMenuItem[];
}

export interface CommandMenuProps {
  open: boolean;
  onClose: () => void;
  label: string;
  placeholder: string;
  query: string;
  onQueryChange: (query: string) => void;
  /** What fits the query, the best first; the caller finds it. */
  groups: readonly CommandMenuGroup[];
  emptyText: string;
}

export function CommandMenu({ open, onClose, label, query, onQueryChange, groups, ...words }: CommandMenuProps) {
  return (
    <Dialog.Root open={open} onOpenChange={(isOpen) => !isOpen && onClose()}>
      <Dialog.Portal>
        <Dialog.Backdrop className="fixed inset-0 z-40 bg-scrim transition-opacity duration-100 data-starting-style:opacity-0 data-ending-style:transition-none" />
        <Dialog.Popup
          aria-label={label}
          className="fixed top-[max(2rem,12vh)] left-1/2 z-50 flex max-h-[min(28rem,calc(100vh-4rem))] w-[min(38rem,calc(100vw-2rem))] -translate-x-1/2 flex-col overflow-hidden rounded-xl bg-raised text-ink shadow-dialog outline-none transition-all duration-100 data-starting-style:scale-98 data-starting-style:opacity-0 data-ending-style:transition-none"
        >
          <Autocomplete.Root
            open
            inline
            mode="none"
            autoHighlight="always"
            keepHighlight
            items={groups}
            value={query}
            onValueChange={onQueryChange}
            itemToStringValue={({ label: words }: CommandMenuItem) => words}
          >
            <Autocomplete.Input
              aria-label={label}
              placeholder={words.placeholder}
              className="h-12 w-full shrink-0 border-b border-line bg-transparent px-4 text-base outline-none"
            />
            <Autocomplete.Empty className="px-4 py-6 text-center text-sm text-ink-muted empty:hidden">
              {words.emptyText}
            </Autocomplete.Empty>
            <Autocomplete.List className="min-h-0 flex-1 scroll-py-8 overflow-y-auto overscroll-contain p-1.5 outline-none empty:hidden">
              {(group: CommandMenuGroup) => <Group key={group.label} group={group} onClose={onClose} />}
            </Autocomplete.List>
          </Autocomplete.Root>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

function Group({ group, onClose }: { group: CommandMenuGroup; onClose: () => void }) {
  return (
    <Autocomplete.Group items={group.items} className="pb-1.5 last:pb-0">
      <Autocomplete.GroupLabel className="px-2 py-1 text-2xs font-semibold text-ink-faint">
        {group.label}
      </Autocomplete.GroupLabel>
      <Autocomplete.Collection>
        {(item: CommandMenuItem) => (
          <Autocomplete.Item
            key={item.id}
            value={item}
            onClick={() => {
              onClose();
              item.onChoose();
            }}
            className={`${POPUP_ITEM_CLASSES} min-h-8`}
          >
            {item.mark}
            <span className="min-w-0 flex-1 truncate">{item.label}</span>
            {item.detail && <span className="max-w-2/5 truncate text-xs text-ink-faint">{item.detail}</span>}
            {item.keys && <KeyboardHint keys={item.keys} />}
          </Autocomplete.Item>
        )}
      </Autocomplete.Collection>
    </Autocomplete.Group>
  );
}

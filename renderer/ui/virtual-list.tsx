import { useVirtualizer } from "@tanstack/react-virtual";
import { type KeyboardEvent, type ReactNode, useEffect, useRef } from "react";

export interface VirtualListProps<T> {
  /** What the list is of, read out. */
  label: string;
  items: readonly T[];
  idOf: (item: T) => string;
  rowHeight: number;
  /** The item the keyboard is at, kept in view. */
  cursorId: string | null;
  /** The item that is open. */
  selectedId: string | null;
  onPress: (item: T) => void;
  /** Arrow keys, Home and End moved the cursor while the list has the focus. */
  onCursorChange: (item: T) => void;
  children: (item: T, state: { isSelected: boolean; isAtCursor: boolean }) => ReactNode;
}

/** A list box of any length, of which only what is in view is in the document. */
export function VirtualList<T>({ label, items, idOf, rowHeight, children, ...rest }: VirtualListProps<T>) {
  const { cursorId, selectedId, onPress, onCursorChange } = rest;
  const scroller = useRef<HTMLDivElement>(null);
  const virtualizer = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 8,
  });
  const cursorIndex = cursorId === null ? -1 : items.findIndex((item) => idOf(item) === cursorId);
  useEffect(() => {
    if (cursorIndex >= 0) virtualizer.scrollToIndex(cursorIndex, { align: "auto" });
  }, [cursorIndex, virtualizer]);

  return (
    <div
      ref={scroller}
      role="listbox"
      aria-label={label}
      aria-activedescendant={cursorId !== null && cursorIndex >= 0 ? rowId(cursorId) : undefined}
      tabIndex={0}
      onKeyDown={(event) => {
        const item = items[nextIndex(event, cursorIndex, items.length)];
        if (item === undefined) return;
        event.preventDefault();
        onCursorChange(item);
      }}
      className="min-h-0 flex-1 overflow-y-auto overscroll-contain focus-visible:-outline-offset-2"
    >
      <div role="presentation" className="relative w-full" style={{ height: virtualizer.getTotalSize() }}>
        {virtualizer.getVirtualItems().map((row) => {
          const item = items[row.index];
          if (item === undefined) return null;
          const id = idOf(item);
          return (
            // biome-ignore lint/a11y/useFocusableInteractive: focus stays on the list box, which names the active row.
            // biome-ignore lint/a11y/useKeyWithClickEvents: the list's owner moves the cursor and opens rows by keyboard.
            <div
              key={id}
              id={rowId(id)}
              role="option"
              aria-selected={id === selectedId}
              aria-posinset={row.index + 1}
              aria-setsize={items.length}
              className="absolute inset-x-0 top-0"
              style={{ height: row.size, transform: `translateY(${row.start}px)` }}
              onClick={() => onPress(item)}
            >
              {children(item, { isSelected: id === selectedId, isAtCursor: id === cursorId })}
            </div>
          );
        })}
      </div>
    </div>
  );
}

/** Where a key leads, -1 where it leads nowhere. */
function nextIndex(event: KeyboardEvent, from: number, count: number): number {
  switch (event.key) {
    case "ArrowDown":
      return Math.min(from + 1, count - 1);
    case "ArrowUp":
      return Math.max(from - 1, 0);
    case "Home":
      return 0;
    case "End":
      return count - 1;
    default:
      return -1;
  }
}

function rowId(id: string): string {
  return `row-${id}`;
}

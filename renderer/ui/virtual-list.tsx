import { useVirtualizer, type Virtualizer } from "@tanstack/react-virtual";
import {
  type DragEvent,
  type KeyboardEvent,
  type MouseEvent,
  type ReactNode,
  type RefObject,
  useEffect,
  useLayoutEffect,
  useRef,
} from "react";
import { findLatestBox, isSurelyInView, observeBox, observeBoxAtOnce, scrollBox } from "./list-box.ts";
import { rowId, toRow, usePress, WaitingRow } from "./list-row.tsx";
import { isBeyondView } from "./rows-beyond.ts";
import { useCursorInView } from "./use-cursor-in-view.ts";
import { useIsPainted } from "./use-is-painted.ts";
import { useShownRows } from "./use-shown-rows.ts";

export interface VirtualListProps<T> {
  /** What the list is of, read out. */
  label: string;
  /** Which list it is: another one in its place is looked at from its beginning. */
  listKey: string;
  count: number;
  /** Undefined for one that is not held yet: its place is kept. */
  itemAt: (index: number) => T | undefined;
  idOf: (item: T) => string;
  rowHeight: number;
  /** The item the keyboard is at, kept in view. */
  cursorId: string | null;
  /** Where it is; null where it is not in the list. */
  cursorIndex: number | null;
  /** The item that is open. */
  selectedId: string | null;
  onPress: (item: T, event: MouseEvent) => void;
  /** The pointer has come to the item. */
  onPointAt?: (item: T) => void;
  /** A plain press has begun, which opens. By touch it may become scrolling. */
  onPressStart?: (item: T) => void;
  /** Where several may be chosen: those that are. */
  chosenIds?: ReadonlySet<string>;
  /** The cursor was moved with Shift held: what it passes is chosen. */
  onExtendTo?: (index: number) => void;
  onDragStart?: (item: T, event: DragEvent) => void;
  /** Arrow keys, Home and End moved the cursor while the list has the focus. */
  onMoveTo: (index: number) => void;
  /** The element that takes the focus. */
  boxRef?: RefObject<HTMLDivElement | null>;
  /** The rows from the first up to, and without, the last are in view or close to it. */
  onShown?: (first: number, last: number) => void;
  /** The first row in view. */
  onTop?: (index: number) => void;
  children: (
    item: T,
    state: { index: number; isSelected: boolean; isAtCursor: boolean; isChosen: boolean },
  ) => ReactNode;
}

/** A list box of any length, of which only what is in view is in the document. */
export function VirtualList<T>({ label, listKey, count, itemAt, idOf, rowHeight, ...rest }: VirtualListProps<T>) {
  const { cursorId, cursorIndex, selectedId, onMoveTo, onShown, chosenIds, onExtendTo, children } = rest;
  const { onPress, onPressStart, onPointAt, onDragStart } = rest;
  const hasChosen = chosenIds !== undefined && chosenIds.size > 0;
  const ownBox = useRef<HTMLDivElement>(null);
  const scroller = rest.boxRef ?? ownBox;
  const virtualizer = useVirtualizer<HTMLDivElement, Element>({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: OVERSCAN,
    initialRect: findLatestBox(),
    observeElementRect: isSurelyInView(cursorIndex) ? observeBox : observeBoxAtOnce,
    scrollToFn: scrollBox,
  });
  useBeginning(listKey, virtualizer, scroller);
  const isPainted = useIsPainted(listKey);
  const rows = virtualizer.getVirtualItems();
  const { range } = virtualizer;
  const first = rows[0]?.index ?? 0;
  const last = (rows.at(-1)?.index ?? -1) + 1;
  useEffect(() => {
    if (last > first) onShown?.(first, last);
  }, [first, last, onShown]);
  const top = range?.startIndex ?? 0;
  const { onTop } = rest;
  useEffect(() => onTop?.(top), [top, onTop]);
  useCursorInView({ listKey, scroller, list: virtualizer, rowHeight, cursorId, cursorIndex });
  const press = usePress();
  const held = rows.flatMap(({ index }) => {
    const item = itemAt(index);
    return item === undefined ? [] : [{ index, id: idOf(item) }];
  });
  const { slots, keep, note } = useShownRows(
    listKey,
    held.map(({ id }) => id),
  );
  const isUnseen = (index: number) => !isPainted && !virtualizer.isScrolling && isBeyondView(index, range);
  const ids = new Set(held.flatMap(({ index, id }) => (isUnseen(index) ? [] : id)));
  const isCursorRendered = cursorIndex !== null && cursorIndex >= first && cursorIndex < last && !isUnseen(cursorIndex);

  return (
    <div
      ref={scroller}
      role="listbox"
      aria-multiselectable={chosenIds !== undefined}
      aria-label={label}
      aria-activedescendant={cursorId !== null && isCursorRendered ? rowId(cursorId) : undefined}
      tabIndex={0}
      onKeyDown={(event) => {
        const index = nextIndex(event, cursorIndex ?? -1, count);
        if (index < 0 || index >= count) return;
        event.preventDefault();
        if (event.shiftKey && onExtendTo) onExtendTo(index);
        else onMoveTo(index);
      }}
      className="min-h-0 flex-1 overflow-y-auto overscroll-contain focus-visible:-outline-offset-2"
    >
      <div role="presentation" className="relative w-full" style={{ height: virtualizer.getTotalSize() }}>
        {rows.map(({ index, size, start }) => {
          const item = itemAt(index);
          const style = { height: size, transform: `translateY(${start}px)` };
          if (item === undefined) return <WaitingRow key={`place-${index}`} style={style} />;
          const id = idOf(item);
          const slot = slots.get(id) ?? 0;
          if (isUnseen(index)) return keep(slot, { range, count, ids });
          const isSelected = id === selectedId;
          const isChosen = chosenIds?.has(id) ?? false;
          return note(slot, {
            id,
            index,
            element: toRow({
              ...{ item, id, style, press, onPress, onPressStart, onPointAt, onDragStart },
              key: slot,
              position: { index, count },
              isCurrent: isSelected,
              isSelected: hasChosen ? isChosen : isSelected,
              content: children(item, { index, isSelected, isAtCursor: id === cursorId, isChosen }),
            }),
          });
        })}
      </div>
    </div>
  );
}

/** Rows that are rendered beyond those in view, on each side. */
const OVERSCAN = 6;

/** The rows of another list are those at its beginning from their first rendering on, however far the former was scrolled. */
function useBeginning(
  listKey: string,
  list: Virtualizer<HTMLDivElement, Element>,
  scroller: RefObject<HTMLDivElement | null>,
): void {
  const shown = useRef({ listKey, wasScrolled: false });
  if (shown.current.listKey !== listKey) {
    shown.current = { listKey, wasScrolled: shown.current.wasScrolled || list.scrollOffset !== 0 };
    list.scrollOffset = 0;
  }
  useLayoutEffect(() => {
    if (shown.current.wasScrolled && scroller.current) scroller.current.scrollTop = 0;
    shown.current = { listKey, wasScrolled: false };
  });
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

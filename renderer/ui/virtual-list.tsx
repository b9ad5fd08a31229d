import { useVirtualizer, type Virtualizer } from "@tanstack/react-virtual";
import {
  type DragEvent,
  type KeyboardEvent,
  type MouseEvent,
  type PointerEvent,
  type ReactElement,
  type ReactNode,
  type RefObject,
  useEffect,
  useLayoutEffect,
  useRef,
} from "react";
import { findLatestBox, isSurelyInView, observeBox, observeBoxAtOnce, scrollBox } from "./list-box.ts";
import { assignSlots, NO_ROWS, type RowSlots } from "./row-slots.ts";
import { isBeyondView, keepUnseen, type RenderedRow, type RowsInView } from "./rows-beyond.ts";
import { Skeleton } from "./skeleton.tsx";
import { useCursorInView } from "./use-cursor-in-view.ts";
import { useIsPainted } from "./use-is-painted.ts";

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

interface RowParts<T> {
  key: number;
  item: T;
  id: string;
  style: { height: number; transform: string };
  position: { index: number; count: number };
  /** It is the one that is open. */
  isCurrent: boolean;
  isSelected: boolean;
  content: ReactNode;
  press: ReturnType<typeof usePress>;
  onPress: VirtualListProps<T>["onPress"];
  onPressStart: VirtualListProps<T>["onPressStart"];
  onPointAt: VirtualListProps<T>["onPointAt"];
  onDragStart: VirtualListProps<T>["onDragStart"];
}

/** By itself, so that a row that is kept holds on to nothing of the rendering that it is from. */
function toRow<T>({
  key,
  item,
  id,
  position,
  press,
  onPress,
  onPressStart,
  onPointAt,
  onDragStart,
  ...row
}: RowParts<T>) {
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: focus stays on the list box, which names the active row.
    // biome-ignore lint/a11y/useKeyWithClickEvents: the list's owner moves the cursor and opens rows by keyboard.
    <div
      key={key}
      id={rowId(id)}
      role="option"
      aria-selected={row.isSelected}
      aria-current={row.isCurrent ? "true" : undefined}
      aria-posinset={position.index + 1}
      aria-setsize={position.count}
      className="absolute inset-x-0 top-0"
      style={row.style}
      draggable={onDragStart !== undefined}
      onDragStart={(event) => (press.isOf(id, event) ? onDragStart?.(item, event) : event.preventDefault())}
      onPointerEnter={() => onPointAt?.(item)}
      onPointerDown={(event) => {
        press.begin(id);
        if (isPlainPress(event)) onPressStart?.(item);
      }}
      onClick={(event) => press.isOf(id, event) && onPress(item, event)}
    >
      {row.content}
    </div>
  );
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

function WaitingRow({ style }: { style: { height: number; transform: string } }) {
  return (
    <div
      role="presentation"
      className="absolute inset-x-0 top-0 space-y-2 border-b border-line px-4 py-3.5"
      style={style}
    >
      <Skeleton className="h-3.5 w-3/4" />
      <Skeleton className="h-3 w-1/2" />
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

interface ShownRows {
  slots: RowSlots;
  /** Leaves in a slot what it shows, where that may stay for now. */
  keep: (slot: number, now: RowsInView) => ReactElement | null;
  /** Puts a row into a slot. */
  note: (slot: number, row: RenderedRow) => ReactElement;
}

/**
 * By what is in the document: a rendering that is given up takes nothing. No rendering gets hold of the rows of the one before, whose
 * handlers hold on to that one, and so to all there ever were.
 */
function useShownRows(listKey: string, ids: readonly string[]): ShownRows {
  const shown = useRef({ listKey, slots: NO_ROWS, rows: new Map<number, RenderedRow>() });
  const slots = assignSlots(ids, shown.current.slots, shown.current.listKey === listKey);
  const rows = new Map<number, RenderedRow>();
  useLayoutEffect(() => {
    shown.current = { listKey, slots, rows };
  });
  const note = (slot: number, row: RenderedRow) => {
    rows.set(slot, row);
    return row.element;
  };
  return {
    slots,
    note,
    keep(slot, now) {
      const kept = keepUnseen(shown.current.rows.get(slot), now);
      return kept && note(slot, kept);
    },
  };
}

/** An element may come to show another row while it is pressed: what was not seen when the press began is not what was meant. */
function usePress() {
  const begunOn = useRef<string | null>(null);
  return {
    begin(id: string) {
      begunOn.current = id;
    },
    /** A click without a pointer has no detail, and no press before it. */
    isOf: (id: string, { type, detail }: MouseEvent) => (type === "click" && detail === 0) || begunOn.current === id,
  };
}

function isPlainPress({ button, pointerType, ctrlKey, metaKey, shiftKey }: PointerEvent): boolean {
  return button === 0 && pointerType !== "touch" && !ctrlKey && !metaKey && !shiftKey;
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

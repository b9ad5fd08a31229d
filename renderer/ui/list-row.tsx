// A row of a list box, as an element, and what pressing it means.

import { type DragEvent, type MouseEvent, type PointerEvent, type ReactNode, useRef } from "react";
import { Skeleton } from "./skeleton.tsx";

export interface RowParts<T> {
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
  onPress: (item: T, event: MouseEvent) => void;
  onPressStart: ((item: T) => void) | undefined;
  onPointAt: ((item: T) => void) | undefined;
  onDragStart: ((item: T, event: DragEvent) => void) | undefined;
}

/** By itself, so that a row that is kept holds on to nothing of the rendering that it is from. */
export function toRow<T>({
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

/** The place of a row that is not held yet. */
export function WaitingRow({ style }: { style: { height: number; transform: string } }) {
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

/** An element may come to show another row while it is pressed: what was not seen when the press began is not what was meant. */
export function usePress() {
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

export function rowId(id: string): string {
  return `row-${id}`;
}

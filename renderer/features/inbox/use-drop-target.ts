import { type DragEvent, useState } from "react";
import { carriedTickets, carriesTickets } from "./carried-tickets.ts";
import type { ViewKey } from "./view-key.ts";

export interface DropTarget {
  isOver: boolean;
  dropProps: {
    onDragOver: (event: DragEvent) => void;
    onDragLeave: () => void;
    onDrop: (event: DragEvent) => void;
  };
}

/** Makes a view take the tickets that are dropped on it. */
export function useDropTarget(
  view: ViewKey,
  {
    takesDrop,
    onDrop,
  }: { takesDrop: (view: ViewKey) => boolean; onDrop: (view: ViewKey, ids: readonly string[]) => void },
): DropTarget {
  const [isOver, setIsOver] = useState(false);
  return {
    isOver,
    dropProps: {
      onDragOver(event) {
        if (!carriesTickets(event) || !takesDrop(view)) return;
        event.preventDefault();
        setIsOver(true);
      },
      onDragLeave: () => setIsOver(false),
      onDrop(event) {
        event.preventDefault();
        setIsOver(false);
        onDrop(view, carriedTickets(event));
      },
    },
  };
}

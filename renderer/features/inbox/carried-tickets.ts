// Tickets on their way by drag: from rows of the list to views in the sidebar.

import type { DragEvent } from "react";

const CARRIED = "application/x-holdfast-tickets";

/** A row that is chosen carries all that are; another carries itself alone. */
export function carryTickets(event: DragEvent, id: string, chosen: ReadonlySet<string>): void {
  event.dataTransfer.setData(CARRIED, JSON.stringify(chosen.has(id) ? [...chosen] : [id]));
  event.dataTransfer.effectAllowed = "move";
}

export function carriesTickets(event: DragEvent): boolean {
  return event.dataTransfer.types.includes(CARRIED);
}

export function carriedTickets(event: DragEvent): string[] {
  return JSON.parse(event.dataTransfer.getData(CARRIED) || "[]") as string[];
}

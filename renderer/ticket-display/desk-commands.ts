// Every command of the app. Those with keys are in one table: the keys are bound by it, and the help lists it. The palette
// offers all of them.

import { PRIORITIES, PRIORITY_LABELS, STATUS_LABELS, STATUSES } from "#domain/ticket/values.ts";
import type { Command, Shortcut } from "#renderer/ui/shortcuts/shortcut.ts";
import { useShortcut, useShortcuts } from "#renderer/ui/shortcuts/shortcuts-provider.tsx";
import { AFTER_SEND_LABELS, AFTER_SEND_PLACES } from "./after-send.ts";

export const DESK_SHORTCUTS = [
  { id: "nextTicket", keys: "j", label: "Next ticket", group: "List" },
  { id: "previousTicket", keys: "k", label: "Previous ticket", group: "List" },
  { id: "openTicket", keys: "Enter", label: "Open the ticket", group: "List" },
  { id: "choose", keys: "x", label: "Choose the ticket, or no more", group: "List" },
  { id: "chooseLoaded", keys: "Mod+a", label: "Choose all that are loaded", group: "List" },
  { id: "chooseNone", keys: "Escape", label: "Choose none", group: "List" },
  { id: "search", keys: "/", label: "Search", group: "List" },
  { id: "newTicket", keys: "c", label: "New ticket for a customer", group: "List" },
  { id: "reply", keys: "r", label: "Write a reply", group: "Ticket" },
  { id: "note", keys: "n", label: "Write an internal note", group: "Ticket" },
  { id: "send", keys: "Mod+Enter", label: "Send what is written", group: "Ticket" },
  { id: "sendAndClose", keys: "Mod+Shift+Enter", label: "Send the reply and close", group: "Ticket" },
  { id: "assign", keys: "a", label: "Assign or take", group: "Ticket" },
  { id: "status", keys: "s", label: "Change the status", group: "Ticket" },
  { id: "priority", keys: "p", label: "Change the priority", group: "Ticket" },
  { id: "follow", keys: "f", label: "Follow or unfollow", group: "Ticket" },
  { id: "details", keys: "d", label: "Show or hide the details", group: "Ticket" },
  { id: "undo", keys: "z", label: "Take the last change back", group: "Ticket" },
  { id: "bold", keys: "Mod+b", label: "Bold", group: "Writing" },
  { id: "italic", keys: "Mod+i", label: "Italic", group: "Writing" },
  { id: "code", keys: "Mod+e", label: "Code", group: "Writing" },
  { id: "viewMine", keys: "g m", label: "My tickets", group: "Go to" },
  { id: "viewUnassigned", keys: "g u", label: "Unassigned", group: "Go to" },
  { id: "viewFollowed", keys: "g f", label: "Followed", group: "Go to" },
  { id: "viewAll", keys: "g a", label: "All tickets", group: "Go to" },
  { id: "viewOpen", keys: "g o", label: "Open", group: "Go to" },
  { id: "viewInProgress", keys: "g i", label: "In progress", group: "Go to" },
  { id: "viewClosed", keys: "g c", label: "Closed", group: "Go to" },
  { id: "dashboard", keys: "g d", label: "Dashboard", group: "Go to" },
  { id: "staff", keys: "g s", label: "Staff, for admins", group: "Go to" },
  { id: "outbox", keys: "g w", label: "What waits to be sent", group: "Go to" },
  { id: "palette", keys: "Mod+k", label: "All commands and tickets", group: "Go to" },
  { id: "help", keys: "?", label: "This list", group: "Go to" },
] as const satisfies readonly Shortcut[];

/** Commands without keys of their own. */
export const DESK_COMMANDS = [
  { id: "editTicket", label: "Edit subject, description or department", group: "Ticket" },
  { id: "copyNumber", label: "Copy the ticket's number", group: "Ticket" },
  ...AFTER_SEND_PLACES.map((place) => ({
    id: `after-send-${place}` as const,
    label: `After sending a reply: ${AFTER_SEND_LABELS[place].toLowerCase()}`,
    group: "Ticket",
  })),
  ...STATUSES.map((status) => ({
    id: `status-${status}` as const,
    label: `Set status: ${STATUS_LABELS[status]}`,
    group: "Ticket",
  })),
  ...PRIORITIES.toReversed().map((priority) => ({
    id: `priority-${priority}` as const,
    label: `Set priority: ${PRIORITY_LABELS[priority]}`,
    group: "Ticket",
  })),
] as const satisfies readonly Command[];

export type DeskShortcut = (typeof DESK_SHORTCUTS)[number]["id"];

export type DeskCommand = DeskShortcut | (typeof DESK_COMMANDS)[number]["id"];

export function useDeskCommand(id: DeskCommand, handler: () => void, isEnabled = true): void {
  useShortcut(id, handler, isEnabled);
}

export function useDeskCommands(handlers: Readonly<Partial<Record<DeskCommand, () => void>>>): void {
  useShortcuts(handlers);
}

export function keysOf(id: DeskShortcut): string {
  return DESK_SHORTCUTS.find((shortcut) => shortcut.id === id)?.keys ?? "";
}

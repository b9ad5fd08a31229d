// Every command of the app. Those with keys are in one table: the keys are bound by it, and the help lists it. The palette
// offers all of them.

import { PRIORITIES, STATUSES } from "#domain/ticket/values.ts";
import { t } from "#renderer/texts/texts.ts";
import type { Command, KeyBinding, Shortcut } from "#renderer/ui/shortcuts/shortcut.ts";
import { useShortcut, useShortcuts } from "#renderer/ui/shortcuts/shortcuts-provider.tsx";
import { AFTER_SEND_PLACES } from "./after-send.ts";
import { GROUPS, SORTS } from "./list-orders.ts";

type CommandGroup = "list" | "ticket" | "writing" | "go";

export const DESK_SHORTCUTS = [
  { id: "nextTicket", keys: "j", group: "list" },
  { id: "previousTicket", keys: "k", group: "list" },
  { id: "openTicket", keys: "Enter", group: "list" },
  { id: "choose", keys: "x", group: "list" },
  { id: "chooseLoaded", keys: "Mod+a", group: "list" },
  { id: "chooseAll", keys: "* a", group: "list" },
  { id: "chooseNone", keys: "Escape", group: "list" },
  { id: "order", keys: "o", group: "list" },
  { id: "filter", keys: "v", group: "list" },
  { id: "search", keys: "/", group: "list" },
  { id: "newTicket", keys: "c", group: "list" },
  { id: "reply", keys: "r", group: "ticket" },
  { id: "note", keys: "n", group: "ticket" },
  { id: "send", keys: "Mod+Enter", group: "ticket" },
  { id: "sendAndClose", keys: "Mod+Shift+Enter", group: "ticket" },
  { id: "assign", keys: "a", group: "ticket" },
  { id: "status", keys: "s", group: "ticket" },
  { id: "priority", keys: "p", group: "ticket" },
  { id: "follow", keys: "f", group: "ticket" },
  { id: "details", keys: "d", group: "ticket" },
  { id: "undo", keys: "z", group: "ticket" },
  { id: "bold", keys: "Mod+b", group: "writing" },
  { id: "italic", keys: "Mod+i", group: "writing" },
  { id: "code", keys: "Mod+e", group: "writing" },
  { id: "viewMine", keys: "g m", group: "go" },
  { id: "viewUnassigned", keys: "g u", group: "go" },
  { id: "viewFollowed", keys: "g f", group: "go" },
  { id: "viewAll", keys: "g a", group: "go" },
  { id: "viewOpen", keys: "g o", group: "go" },
  { id: "viewInProgress", keys: "g i", group: "go" },
  { id: "viewClosed", keys: "g c", group: "go" },
  { id: "dashboard", keys: "g d", group: "go" },
  { id: "staff", keys: "g s", group: "go" },
  { id: "integrations", keys: "g h", group: "go" },
  { id: "outbox", keys: "g w", group: "go" },
  { id: "palette", keys: "Mod+k", group: "go" },
  { id: "help", keys: "?", group: "go" },
] as const satisfies readonly (KeyBinding & { group: CommandGroup })[];

const VIEW_COMMANDS = ["saveView", "renameView", "moveViewUp", "moveViewDown", "deleteView"] as const;

const TICKET_COMMANDS = ["handBack", "editTicket", "copyNumber"] as const;

/** Commands without keys of their own. */
const KEYLESS = [
  ...SORTS.map((sort) => `sort-${sort}` as const),
  ...GROUPS.map((group) => `group-${group}` as const),
  ...VIEW_COMMANDS,
  ...TICKET_COMMANDS,
  ...AFTER_SEND_PLACES.map((place) => `after-send-${place}` as const),
  ...STATUSES.map((status) => `status-${status}` as const),
  ...PRIORITIES.toReversed().map((priority) => `priority-${priority}` as const),
] as const;

/** Those with keys, as they are called in the language that is spoken. */
export function deskShortcuts(): Shortcut[] {
  return DESK_SHORTCUTS.map(({ id, keys, group }) => ({
    id,
    keys,
    label: t(`commands.${id}`),
    group: t(`commands.groups.${group}`),
  }));
}

/** Every command of the app by its name; some have keys. */
export function deskCommands(): (Command & { keys?: string })[] {
  return [
    ...deskShortcuts(),
    ...KEYLESS.map((id) => ({ id, label: labelOf(id), group: t(`commands.groups.${groupOf(id)}`) })),
  ];
}

function groupOf(id: (typeof KEYLESS)[number]): CommandGroup {
  const isOfView = VIEW_COMMANDS.some((one) => one === id);
  return isOfView || id.startsWith("sort-") || id.startsWith("group-") ? "list" : "ticket";
}

function labelOf(id: (typeof KEYLESS)[number]): string {
  const ofTicket = TICKET_COMMANDS.find((one) => one === id);
  if (ofTicket) return t(`commands.${ofTicket}`);
  const ofView = VIEW_COMMANDS.find((one) => one === id);
  if (ofView) return t(`commands.${ofView}`);
  const sort = SORTS.find((one) => id === `sort-${one}`);
  if (sort) return t("commands.sortBy", { sort: t(`display.order.sorts.${sort}`) });
  const group = GROUPS.find((one) => id === `group-${one}`);
  if (group) return t("commands.groupBy", { group: t(`display.order.groups.${group}`) });
  const place = AFTER_SEND_PLACES.find((one) => id === `after-send-${one}`);
  if (place) return t(`commands.afterSend.${place}`);
  const status = STATUSES.find((one) => id === `status-${one}`);
  if (status) return t("commands.setStatus", { status: t(`values.status.${status}`) });
  const priority = PRIORITIES.find((one) => id === `priority-${one}`);
  return priority ? t("commands.setPriority", { priority: t(`values.priority.${priority}`) }) : id;
}

export type DeskShortcut = (typeof DESK_SHORTCUTS)[number]["id"];

export type DeskCommand = DeskShortcut | (typeof KEYLESS)[number];

export function useDeskCommand(id: DeskCommand, handler: () => void, isEnabled = true): void {
  useShortcut(id, handler, isEnabled);
}

export function useDeskCommands(handlers: Readonly<Partial<Record<DeskCommand, () => void>>>): void {
  useShortcuts(handlers);
}

export function keysOf(id: DeskShortcut): string {
  return DESK_SHORTCUTS.find((shortcut) => shortcut.id === id)?.keys ?? "";
}

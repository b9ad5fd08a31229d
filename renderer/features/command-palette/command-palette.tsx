// Everything that can be asked for, by its name: the commands of what is on the screen, the places to go to, and the
// tickets on this device by number or words.

import { useMemo, useState } from "react";
import type { ShownTicket } from "#renderer/sync/desk.ts";
import { t } from "#renderer/texts/texts.ts";
import { deskCommands } from "#renderer/ticket-display/desk-commands.ts";
import { StatusIcon } from "#renderer/ticket-display/status-badge.tsx";
import { useSearch } from "#renderer/ticket-display/use-search.ts";
import { CommandMenu, type CommandMenuGroup, type CommandMenuItem } from "#renderer/ui/command-menu.tsx";
import { groupCommands } from "#renderer/ui/shortcuts/shortcut.ts";
import { useFindCommand } from "#renderer/ui/shortcuts/shortcuts-provider.tsx";
import { matchCommands } from "./match-commands.ts";

export interface Place {
  id: string;
  label: string;
  /** Which group of places it belongs to, for those who know it by that. */
  group: string;
  go: () => void;
}

export interface CommandPaletteProps {
  open: boolean;
  onClose: () => void;
  /** Where one can go that has no keys. */
  places: readonly Place[];
  onOpenTicket: (ticketId: string) => void;
}

/** As many as can be looked over; whoever wants more of them searches. */
const TICKETS_SHOWN = 8;

export function CommandPalette({ open, ...props }: CommandPaletteProps) {
  return open ? <OpenPalette {...props} /> : null;
}

function OpenPalette({ onClose, places, onOpenTicket }: Omit<CommandPaletteProps, "open">) {
  const [query, setQuery] = useState("");
  const commands = useCommandGroups(query);
  const tickets = useTickets(query, onOpenTicket);
  const groups = [...commands, toGroup(t("palette.views"), matchCommands(places, query).map(toPlaceItem)), tickets];

  return (
    <CommandMenu
      open
      onClose={onClose}
      label={t("palette.label")}
      placeholder={t("palette.placeholder")}
      query={query}
      onQueryChange={setQuery}
      groups={groups.filter(({ items }) => items.length > 0)}
      emptyText={t("palette.empty")}
    />
  );
}

/** What can be done on the screen as it is now: the commands that something is bound to. */
function useCommandGroups(query: string): CommandMenuGroup[] {
  const findCommand = useFindCommand();
  const able = useMemo(
    () =>
      deskCommands().flatMap((command) => {
        const onChoose = findCommand(command.id);
        return onChoose && command.id !== "palette" ? [{ ...command, onChoose }] : [];
      }),
    [findCommand],
  );
  const ofTicket = t("commands.groups.ticket");
  return groupCommands(matchCommands(able, query))
    .toSorted((a, b) => Number(b.group === ofTicket) - Number(a.group === ofTicket))
    .map(({ group, commands }) => toGroup(group, commands));
}

function useTickets(query: string, onOpenTicket: (ticketId: string) => void): CommandMenuGroup {
  const { found } = useSearch(query.trim());
  const tickets = (found?.hits ?? []).map(({ ticket }) => ticket);
  return toGroup(
    t("palette.tickets"),
    tickets.slice(0, TICKETS_SHOWN).map((ticket) => toTicketItem(ticket, onOpenTicket)),
  );
}

function toTicketItem(ticket: ShownTicket, onOpenTicket: (ticketId: string) => void): CommandMenuItem {
  const { id, subject, status, ticketNumber, customerName } = ticket;
  return {
    id,
    label: subject,
    detail: [ticketNumber, customerName].filter(Boolean).join(" · "),
    mark: <StatusIcon status={status} />,
    onChoose: () => onOpenTicket(id),
  };
}

function toPlaceItem({ id, label, go }: Place): CommandMenuItem {
  return { id, label, onChoose: go };
}

function toGroup(label: string, items: readonly CommandMenuItem[]): CommandMenuGroup {
  return { label, items };
}

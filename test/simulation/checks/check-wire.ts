// [P3, P4, S9] Nothing that a customer may not know is in anything that their device was sent: no note, no word and no id of
// other people's tickets, no staff but those who wrote to them, and no address of theirs.

import { CAST, type DeviceName, ownerOf } from "../cast.ts";
import type { DeviceReport } from "../device/device-commands.ts";
import type { DeskRows } from "../oracle/desk-rows.ts";
import type { Stage } from "../plan/stage.ts";
import { marksIn } from "../plan/words.ts";

export function checkWire(stage: Stage, rows: DeskRows, reports: ReadonlyMap<DeviceName, DeviceReport>): string[] {
  return [...reports].flatMap(([name, { wire }]) => {
    const who = ownerOf(name);
    return CAST[who].role === "customer"
      ? checkTexts(stage, rows, { name, customerId: CAST[who].id, text: wire.join("\n") })
      : [];
  });
}

interface Received {
  name: string;
  customerId: string;
  text: string;
}

export function checkTexts(stage: Stage, rows: DeskRows, { name, customerId, text }: Received): string[] {
  if (text.length < 100) return [`the wire of ${name} was not recorded`];
  const own = ticketsEverOf(rows, customerId);
  const said = new Map(stage.words.all().map((words) => [words.mark, words]));
  const leaks = [...new Set(marksIn(text))].flatMap((mark) => {
    const words = said.get(mark);
    if (!words || words.ticketId === "") return [];
    if (words.isNote) return [`[P3] ${name} was sent the note ${mark}`];
    return own.has(words.ticketId)
      ? []
      : [`[P3] ${name} was sent ${mark} of ticket ${words.ticketId}, which was never theirs`];
  });
  const foreign = rows.tickets.filter(({ id }) => !own.has(id) && text.includes(id));
  return [
    ...leaks,
    ...foreign.map(({ id }) => `[S9] ${name} was sent the id of ticket ${id}, which was never theirs`),
    ...checkStaff(rows, own, { name, customerId, text }),
  ];
}

function checkStaff(rows: DeskRows, own: ReadonlySet<string>, { name, text }: Received): string[] {
  return rows.people
    .filter(({ role }) => role !== "customer")
    .flatMap((person) => {
      const wrote = rows.messages.some(
        ({ user_id, ticket_id, is_internal_note }) => user_id === person.id && own.has(ticket_id) && !is_internal_note,
      );
      const found = [person.email, ...(wrote ? [] : [nameOf(person.id), person.id])].filter((secret) =>
        text.includes(secret),
      );
      return found.map((secret) => `[P4] ${name} was sent ${secret}`);
    });
}

/** As they were first called: whoever is renamed keeps that in front. */
function nameOf(personId: string): string {
  return Object.values(CAST).find(({ id }) => id === personId)?.displayName ?? personId;
}

/** By who has it and by whom it was taken from whom; a deleted ticket has forgotten, and may have been anybody's. */
function ticketsEverOf(rows: DeskRows, customerId: string): Set<string> {
  const owned = rows.tickets
    .filter(({ user_id, is_deleted }) => user_id === customerId || is_deleted)
    .map(({ id }) => id);
  const moved = rows.history
    .filter(
      ({ field, from_value, to_value }) => field === "userId" && (from_value === customerId || to_value === customerId),
    )
    .map(({ ticket_id }) => ticket_id);
  return new Set([...owned, ...moved]);
}

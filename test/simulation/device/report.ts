// What a device holds once it is quiet.

import { firstValueFrom } from "rxjs";
import { COLLECTION_NAMES, type CollectionName, type TicketDocument } from "#protocol/sync/documents.ts";
import type { StoredValue } from "#renderer/database/local-documents.ts";
import type { Desk } from "#renderer/sync/desk.ts";
import type { DeviceReport, DraftWords } from "./device-commands.ts";
import type { DeviceMachine } from "./machine.ts";

export async function reportOn(machine: DeviceMachine, desk: Desk | null, withWire: boolean): Promise<DeviceReport> {
  const { reader, wire, network, faults, seen } = machine;
  const confirmed = {} as Record<CollectionName, { id: string }[]>;
  const remains: DeviceReport["remains"] = [];
  for (const name of COLLECTION_NAMES) {
    const { kept, removed } = await reader.documents<{ id: string }>(name);
    confirmed[name] = kept.toSorted((a, b) => (a.id < b.id ? -1 : 1));
    remains.push(...removed.filter(hasWords).map(({ id }) => ({ collection: name, id })));
  }
  const values = (await reader.documents<StoredValue>("values")).kept;
  const drafts = values.filter(({ id }) => id.startsWith("draft|")).map(({ value }) => value as unknown as DraftWords);
  return {
    confirmed,
    shownOtherwise: desk ? await findShownOtherwise(desk, confirmed.tickets as TicketDocument[]) : [],
    remains,
    operations: await reader.operations(),
    outbox: desk ? [...(await firstValueFrom(desk.watchOutbox()))] : [],
    drafts,
    wire: withWire ? wire.texts() : [],
    seen: Object.fromEntries(seen),
    counts: network.counts(),
    faults,
  };
}

/** A removed document keeps its id alone: its texts are blank. */
function hasWords(document: object): boolean {
  return Object.entries(document).some(
    ([key, value]) => key !== "id" && typeof value === "string" && /mk\d/.test(value),
  );
}

/** Once nothing waits, what is shown is what is confirmed. */
async function findShownOtherwise(desk: Desk, confirmed: readonly TicketDocument[]): Promise<string[]> {
  const shown = await firstValueFrom(desk.watchTickets({}, "newest"));
  const [are, should] = [shown.map((ticket) => ({ ...ticket })), confirmed.map(toShown)];
  const texts = new Map(should.map((ticket) => [ticket.id, inOneOrder(ticket)]));
  const otherwise = are.filter((ticket) => texts.get(ticket.id) !== inOneOrder(ticket)).map(({ id }) => id);
  const missing = should.filter(({ id }) => !are.some((ticket) => ticket.id === id)).map(({ id }) => id);
  return [...otherwise, ...missing];
}

function toShown({ version: _version, ...ticket }: TicketDocument) {
  return { ...ticket, pendingOperations: 0 };
}

function inOneOrder(document: object): string {
  return JSON.stringify(Object.entries(document).toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

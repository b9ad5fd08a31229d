// The customers that this device knows: those of its tickets. There are as many as a desk has had in its life, so they are
// looked up as somebody types, in the index of names.

import { filter, map, type Observable, withLatestFrom } from "rxjs";
import { emailSchema } from "#domain/people/person.ts";
import { wordsOf } from "#domain/search/words.ts";
import type { CustomerChoice } from "#domain/ticket/operation.ts";
import type { TicketDocument } from "#protocol/sync/documents.ts";
import { findDocuments, findDocumentsById } from "#renderer/database/ask-storage.ts";
import type { DeskDatabase } from "#renderer/database/open-database.ts";
import type { TextHit, TextQuery } from "#renderer/database/sqlite-storage/store-engine.ts";
import { asked, askedFor } from "../asked.ts";
import { byName } from "../by-name.ts";
import type { Customer, CustomerRequest } from "../desk.ts";
import { isSameJson } from "../watch.ts";
import type { ShownTickets } from "./shown-tickets.ts";

export async function findCustomer({ tickets }: DeskDatabase, choice: CustomerChoice): Promise<Customer | null> {
  const selector = "id" in choice ? { userId: choice.id } : { customerEmail: choice.email };
  const [ticket] = await findDocuments<TicketDocument>(tickets, { selector, limit: 1 });
  return ticket ? toCustomer(ticket) : null;
}

/** Null where this device has no ticket of theirs. */
export function watchCustomer(
  { database, tickets }: Pick<CustomerParts, "database" | "tickets">,
  customerId: string,
): Observable<Customer | null> {
  return asked(tickets.changed$, () => findCustomer(database, { id: customerId }), isSameJson);
}

export interface CustomerParts {
  database: DeskDatabase;
  tickets: Pick<ShownTickets, "changed$">;
  /** Searches the store of this desk. */
  findText(query: TextQuery): Promise<TextHit[]>;
}

/** What is overtaken by a newer request is not told: whoever picks from what is offered would see it go and come. */
export function watchCustomers(
  parts: CustomerParts,
  request$: Observable<CustomerRequest>,
): Observable<readonly Customer[]> {
  const read = async ({ text, limit }: CustomerRequest) => ({
    text,
    customers: await findCustomers(parts, { text, limit }),
  });
  return askedFor(request$, parts.tickets.changed$, read, isSameJson).pipe(
    withLatestFrom(request$),
    filter(([found, wanted]) => found.text === wanted.text),
    map(([{ customers }]) => customers),
  );
}

async function findCustomers(parts: CustomerParts, { text, limit }: CustomerRequest): Promise<Customer[]> {
  const found = wordsOf(text).length === 0 ? await findLatest(parts, limit) : await findNamed(parts, text, limit);
  return found.slice(0, limit).sort(byName);
}

/** Tickets that are looked at for their customers at once. */
const TICKETS_AT_ONCE = 200;

async function findLatest({ database }: CustomerParts, limit: number): Promise<Customer[]> {
  const sort = [{ updatedAt: "desc" as const }];
  const latest = await findDocuments<TicketDocument>(database.tickets, { sort, limit: TICKETS_AT_ONCE });
  return distinct(latest).slice(0, limit);
}

/** Whom the text is the address of comes first; then those whose tickets are the latest. */
async function findNamed({ database, findText }: CustomerParts, text: string, limit: number): Promise<Customer[]> {
  const email = emailSchema.safeParse(text);
  const addressed = email.success ? await findCustomer(database, { email: email.data }) : null;
  const found = new Map<string, Customer>(addressed ? [[addressed.id, addressed]] : []);
  const terms = [{ text, as: "beginnings", inNames: true, isExcluded: false } as const];
  while (found.size < limit) {
    // One customer may have more tickets than are looked at: those who are found are left out of the next look.
    const others = { collection: "tickets", selector: { userId: { $nin: [...found.keys()] } }, isExcluded: false };
    const hits = await findText({ terms, where: found.size === 0 ? [] : [others], limit: TICKETS_AT_ONCE });
    const ids = hits.map(({ group }) => group);
    const tickets = await findDocumentsById<TicketDocument>(database.tickets, ids);
    const before = found.size;
    for (const customer of distinct(ids.flatMap((id) => tickets.get(id) ?? []))) found.set(customer.id, customer);
    if (found.size === before || hits.length < TICKETS_AT_ONCE) break;
  }
  return [...found.values()];
}

function distinct(tickets: Iterable<TicketDocument>): Customer[] {
  const known = new Map<string, Customer>();
  for (const ticket of tickets) if (!known.has(ticket.userId)) known.set(ticket.userId, toCustomer(ticket));
  return [...known.values()];
}

function toCustomer({ userId, customerName, customerEmail }: TicketDocument): Customer {
  return { id: userId, displayName: customerName, email: customerEmail };
}

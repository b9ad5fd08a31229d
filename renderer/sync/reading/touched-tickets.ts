// The tickets that this person has operations on, confirmed and as shown. There are few of them, so they are held in
// memory, and kept up to date as operations and documents change; all other tickets are as the store has them.

import { type Observable, Subject } from "rxjs";
import type { CustomerChoice } from "#domain/ticket/operation.ts";
import type { TicketDocument } from "#protocol/sync/documents.ts";
import type { StoredOperation } from "#renderer/database/local-documents.ts";
import type { DeskDatabase } from "#renderer/database/open-database.ts";
import type { Customer, Desk, ShownTicket } from "../desk.ts";
import { type OverlayContext, overlayTicket, toIntent } from "../pending-overlay.ts";
import { inOrder, type Replica } from "../replica.ts";
import { findCustomer } from "./customers.ts";
import { holdTickets } from "./held-tickets.ts";

export interface TouchedTicket {
  /** Null where the store has none. */
  confirmed: TicketDocument | null;
  /** Null where none is to be shown. */
  shown: ShownTicket | null;
}

export interface TouchedTickets {
  all(): ReadonlyMap<string, TouchedTicket>;
  operationsOn(ticketId: string): readonly StoredOperation[];
  readonly context: OverlayContext;
  /** Emits the ids of the tickets that are touched now or were before. */
  readonly changed$: Observable<readonly string[]>;
  stop(): void;
}

export interface TouchedParts {
  database: DeskDatabase;
  replica: Pick<Replica, "operations" | "people">;
  me: Desk["me"];
  onFault(fault: unknown): void;
}

export async function startTouchedTickets(parts: TouchedParts): Promise<TouchedTickets> {
  const { database, replica, me, onFault } = parts;
  const confirmed = holdTickets(database, (id) => operations.has(id));
  const customers = new Map<string, Customer | null>();
  const context = createContext(replica, customers, me);
  const changed$ = new Subject<readonly string[]>();
  let operations = byTicket(replica.operations.all().values());
  let touched: ReadonlyMap<string, TouchedTicket> = new Map();
  let looked = Promise.resolve();

  function renew(): void {
    const before = touched;
    const now = new Map<string, TouchedTicket>();
    for (const [id, standing] of operations) {
      const document = confirmed.get(id);
      if (document !== undefined) {
        now.set(id, { confirmed: document, shown: overlayTicket(document, standing, context) });
      }
    }
    touched = now;
    changed$.next([...new Set([...before.keys(), ...now.keys()])]);
  }

  /** What is not known yet of the tickets and customers that the operations name. */
  async function lookUp(): Promise<void> {
    await confirmed.lookUp(operations.keys());
    for (const choice of customersOf(replica.operations.all().values())) {
      if (!customers.get(keyOf(choice))) customers.set(keyOf(choice), await findCustomer(database, choice));
    }
  }

  function follow(): void {
    operations = byTicket(replica.operations.all().values());
    confirmed.forgetUnwanted();
    looked = looked.then(lookUp).then(renew).catch(onFault);
  }

  const subscriptions = [
    database.tickets.eventBulks$.subscribe((bulk) => {
      if (confirmed.take(bulk)) renew();
    }),
    replica.operations.changed$.subscribe(follow),
    replica.people.changed$.subscribe(renew),
  ];
  const first = lookUp();
  looked = first.catch(() => undefined);
  await first;
  renew();
  return {
    all: () => touched,
    operationsOn: (id) => operations.get(id) ?? [],
    context,
    changed$,
    stop() {
      for (const subscription of subscriptions) subscription.unsubscribe();
      changed$.complete();
    },
  };
}

function createContext(
  { people }: TouchedParts["replica"],
  customers: ReadonlyMap<string, Customer | null>,
  me: Desk["me"],
): OverlayContext {
  return {
    me,
    findStaff(id) {
      if (id === me.id) return me;
      const person = people.all().get(id);
      return person && !person.isDisabled ? person : null;
    },
    findCustomer(choice) {
      const customer = customers.get(keyOf(choice));
      return customer ? { ...customer, role: "customer" } : null;
    },
  };
}

function customersOf(operations: Iterable<StoredOperation>): CustomerChoice[] {
  return [...operations].flatMap((operation) => {
    const { args } = toIntent(operation);
    return "customer" in args && args.customer ? [args.customer] : [];
  });
}

function keyOf(choice: CustomerChoice): string {
  return "id" in choice ? choice.id : choice.email;
}

function byTicket(operations: Iterable<StoredOperation>): Map<string, StoredOperation[]> {
  const grouped = new Map<string, StoredOperation[]>();
  for (const operation of inOrder(operations)) {
    const group = grouped.get(operation.ticketId);
    if (group) group.push(operation);
    else grouped.set(operation.ticketId, [operation]);
  }
  return grouped;
}

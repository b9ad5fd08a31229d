// Every ticket as shown: confirmed state with pending operations on top, kept up to date as either changes. A ticket that
// has not changed stays the same object, so that a list renders only the rows that did.

import { Subject } from "rxjs";
import type { StoredOperation } from "#renderer/database/local-documents.ts";
import { createCustomers } from "./customers.ts";
import type { Desk, ShownTicket } from "./desk.ts";
import { type OverlayContext, overlayTicket } from "./pending-overlay.ts";
import { inOrder, type Replica } from "./replica.ts";

export interface ShownTickets {
  all(): ReadonlyMap<string, ShownTicket>;
  operationsOn(ticketId: string): readonly StoredOperation[];
  readonly context: OverlayContext;
  readonly customers: ReturnType<typeof createCustomers>;
  readonly changed$: Subject<void>;
}

export function startShownTickets(replica: Replica, me: Desk["me"]): ShownTickets {
  const shown = new Map<string, ShownTicket>();
  const changed$ = new Subject<void>();
  const customers = createCustomers(replica.tickets);
  const context = createContext(replica, customers, me);
  let operations = byTicket(replica.operations.all().values());

  function renew(ticketIds: Iterable<string>): void {
    for (const id of ticketIds) {
      const ticket = overlayTicket(replica.tickets.all().get(id) ?? null, operations.get(id) ?? [], context);
      if (ticket) shown.set(id, ticket);
      else shown.delete(id);
    }
    changed$.next();
  }

  function renewPending(): void {
    const before = operations;
    operations = byTicket(replica.operations.all().values());
    renew(new Set([...before.keys(), ...operations.keys()]));
  }

  replica.tickets.changed$.subscribe(renew);
  replica.operations.changed$.subscribe(renewPending);
  replica.people.changed$.subscribe(renewPending);
  renew(new Set([...replica.tickets.all().keys(), ...operations.keys()]));
  return { all: () => shown, operationsOn: (id) => operations.get(id) ?? [], context, customers, changed$ };
}

function createContext(
  { people }: Replica,
  customers: ReturnType<typeof createCustomers>,
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
      const customer = customers.find(choice);
      return customer && { ...customer, role: "customer" };
    },
  };
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

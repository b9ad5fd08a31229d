// Opens the desk of one account on its local store: at once, online or not. Whoever starts it stops it.

import { defer, switchMap } from "rxjs";
import { LOOKUP_PATH, lookupResponseSchema } from "#protocol/sync/lookup.ts";
import type { DeskDatabase } from "#renderer/database/open-database.ts";
import type { TextHit, TextQuery } from "#renderer/database/sqlite-storage/store-engine.ts";
import type { AccountClient } from "./account-client.ts";
import { createApiTokens } from "./api-tokens.ts";
import type { Desk, Unsent } from "./desk.ts";
import type { DeviceClock } from "./device-clock.ts";
import { createDrafts } from "./drafts.ts";
import type { Exclusively } from "./exclusively.ts";
import { findByNumber } from "./find-by-number.ts";
import { createInFlight } from "./in-flight.ts";
import { createNotices } from "./notices.ts";
import { createOperationStore } from "./operation-store.ts";
import { createOutbox } from "./outbox.ts";
import { overlayTicket } from "./pending-overlay.ts";
import { watchCustomer, watchCustomers } from "./reading/customers.ts";
import { createListAhead, createThreadAhead } from "./reading/read-ahead.ts";
import { type ShownTickets, startShownTickets } from "./reading/shown-tickets.ts";
import { watchCounts } from "./reading/watch-counts.ts";
import { watchList, watchWholeList } from "./reading/watch-list.ts";
import { watchTicket } from "./reading/watch-ticket.ts";
import { startReplica } from "./replica.ts";
import { findValue, keepValue } from "./replica-values.ts";
import { createRestoration } from "./restoration.ts";
import { createRoleChange, dropStateOfAnotherRole, noteUnsentAtRoleChange } from "./role-change.ts";
import { searchServer } from "./search/search-server.ts";
import { createStaffAccounts } from "./staff-accounts.ts";
import { createStatistics } from "./statistics.ts";
import { createStatus } from "./status.ts";
import { createSubmit } from "./submit.ts";
import { startSyncEngine } from "./sync-engine.ts";
import { findUnsent, hasUnsent, watchHasUnsent } from "./unsent.ts";
import { watchArrived } from "./watch-arrived.ts";
import { watchChecks } from "./watch-checks.ts";
import { watchStaff } from "./watch-staff.ts";
import { watchThread } from "./watch-thread.ts";
import { createWebhooks } from "./webhooks.ts";

export interface DeskOptions {
  me: Desk["me"];
  database: DeskDatabase;
  client: AccountClient;
  /** Searches the full-text index of the store. */
  findText(query: TextQuery): Promise<TextHit[]>;
  exclusively: Exclusively;
  clock: DeviceClock;
  random?: () => number;
  onFault?: (fault: unknown) => void;
}

export interface RunningDesk {
  desk: Desk;
  findUnsent(): Promise<Unsent>;
  hasUnsent(): boolean;
  /** There is a session again: sync goes on. */
  resume(): void;
  /** Ends sync and takes no more from its person: what is unsent now stays as it is. */
  endWork(): Promise<void>;
  /** Ends sync and lets go of the store, which stays open. */
  stop(): Promise<void>;
}

export async function startDesk(options: DeskOptions): Promise<RunningDesk> {
  const { me, database, client, exclusively, clock, random = Math.random, onFault = () => undefined } = options;
  // No part of what is loaded before the first screen: it comes while the store is read.
  const loading = Promise.all([
    import("./news/ticket-news.ts"),
    import("./presence/start-presence.ts"),
    import("./filters/start-filters.ts"),
  ]);
  await dropStateOfAnotherRole(database, me.role);
  const replica = await startReplica(database);
  const tickets = await startShownTickets({ database, replica, me, onFault });
  const operations = createOperationStore(database, exclusively);
  const inFlight = createInFlight();
  const drafts = inFlight.noting(createDrafts({ database, mirror: replica.values, tickets, clock }));
  const unsent = () => findUnsent(replica, tickets);
  await noteUnsentAtRoleChange(database, unsent);
  const [{ startTicketNews }, { startPresence }, { startFilters }] = await loading;
  const status = createStatus(replica);
  const {
    stop: stopPresence,
    hear,
    ...presence
  } = startPresence({ ...options, replica, status$: status.watchStatus() });
  const { runFilters, ...filters } = await startFilters(database, replica, onFault);
  const engineParts = { ...options, replica, operations, random, onFault, role: me.role, onPresence: hear, runFilters };
  const engine = startSyncEngine(engineParts);
  const { stop: stopNews, ...news } = startTicketNews({ ...options, replica, tickets, onFault });
  const desk: Desk = {
    me,
    ...createListAhead((list, request$) => watchList(database, tickets, { ...list, request$ }), clock),
    watchCounts: (filters) => watchCounts(database, tickets, filters),
    watchTickets: (filter, sort) => watchWholeList(database, tickets, { filter, sort, group: null }),
    watchSearch: (request$) =>
      // Fetched by whoever searches: it is no part of the first screen.
      defer(() => import("./search/search-device.ts")).pipe(
        switchMap(({ watchSearch }) =>
          watchSearch({ database, tickets, replica, me, findText: options.findText }, request$),
        ),
      ),
    searchServer: (search) => searchServer({ database, tickets, client }, search),
    watchTicket: (ticketId) => watchTicket(tickets, ticketId),
    findTickets: tickets.findMany,
    findByNumber: (ticketNumber) => findByNumber(database, ticketNumber),
    watchStaff: () => watchStaff(replica),
    watchCustomers: (request$) => watchCustomers({ database, tickets, findText: options.findText }, request$),
    watchCustomer: (customerId) => watchCustomer({ database, tickets }, customerId),
    ...filters,
    ...createThreadAhead((ticketId) => watchThread(database, tickets, replica, ticketId), clock),
    watchArrived: (operationId) => watchArrived(database, replica, tickets, operationId),
    ...inFlight.noting(createSubmit({ replica, tickets, operations, drafts, clock })),
    ...createOutbox(replica, tickets),
    ...createNotices(database, replica),
    ...news,
    ...drafts,
    watchHasUnsent: () => watchHasUnsent(replica),
    ...status,
    ...presence,
    ...createRoleChange(database, replica),
    ...createRestoration(database, replica),
    // A store that has just been closed tells nobody any more, and nobody needs it to.
    syncNow: () => void tellAllWindows(database, "wanted", engine.tryNow).catch(() => undefined),
    watchChecks: () => watchChecks(replica),
    checkNow: () => tellAllWindows(database, "checkWanted", engine.tryNow),
    lookUp: (ticketNumber) => lookUp(client, tickets, ticketNumber),
    statistics: createStatistics({ database, client, clock, me }),
    staffAccounts: createStaffAccounts(client),
    apiTokens: createApiTokens(client),
    webhooks: createWebhooks(client),
  };
  return {
    desk,
    findUnsent: unsent,
    hasUnsent: () => hasUnsent(replica),
    resume: engine.resume,
    async endWork() {
      stopPresence();
      await engine.stop();
      await stopNews();
      await inFlight.settled();
      await operations.close();
    },
    async stop() {
      stopPresence();
      await engine.stop();
      await stopNews();
      await inFlight.settled();
      tickets.stop();
      replica.stop();
    },
  };
}

/** The window that syncs may be another one: it hears of it through the store. */
async function tellAllWindows(
  database: DeskDatabase,
  wish: "wanted" | "checkWanted",
  tryNow: () => void,
): Promise<void> {
  const times = (await findValue(database, wish))?.times ?? 0;
  await keepValue(database, wish, { times: times + 1 });
  tryNow();
}

async function lookUp(client: AccountClient, tickets: ShownTickets, ticketNumber: string) {
  const query = new URLSearchParams({ number: ticketNumber });
  const { ticket } = await client.get(`${LOOKUP_PATH}?${query}`, lookupResponseSchema);
  return ticket && overlayTicket(ticket, tickets.operationsOn(ticket.id), tickets.context);
}

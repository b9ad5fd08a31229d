// The desk as the screens know it: what they may watch and what they may ask for. Screens read and write the local
// store through this face alone and know no RxDB. Everything watched is confirmed state with the pending operations
// applied on top, and emits at once from what is on the device, online or not.

import type { Observable } from "rxjs";
import type { Actor } from "#domain/people/person.ts";
import type { FieldConditions } from "#domain/search/field-conditions.ts";
import type { FilterConditions, SavedFilter } from "#domain/search/saved-filter.ts";
import type { Period } from "#domain/statistics/period.ts";
import type { Statistics } from "#domain/statistics/statistics.ts";
import type { Intent } from "#domain/ticket/operation.ts";
import type { Refusal } from "#domain/ticket/refusal.ts";
import type { Status } from "#domain/ticket/values.ts";
import type {
  CollectionName,
  HistoryDocument,
  MessageDocument,
  NoticeDocument,
  PersonDocument,
  TicketDocument,
} from "#protocol/sync/documents.ts";
import type { Activity } from "#protocol/sync/presence.ts";
import type { Outcome } from "#protocol/sync/push.ts";
import type { ApiTokens } from "./api-tokens.ts";
import type { StaffAccounts } from "./staff-accounts.ts";
import type { Webhooks } from "./webhooks.ts";

/** A ticket as shown: `ticketNumber` is null until the server has given one (T8). */
export interface ShownTicket extends Omit<TicketDocument, "ticketNumber" | "version"> {
  ticketNumber: string | null;
  /** Operations of this person on this ticket that the server has not answered. */
  pendingOperations: number;
}

/** `waiting`: whoever has been without an answer for longest comes first, and whoever waits for none last. */
export type TicketSort = "newest" | "oldest" | "recently_updated" | "waiting" | "priority" | "number";

/**
 * Groups stand one behind the other, each in the order of the list; those of customers by name, and within them whoever waits
 * longest first. `order` are people's ids and null for the queue; what is assigned to others comes behind.
 */
export type TicketGrouping =
  | { by: "status" | "priority" | "customer" }
  | { by: "assignee"; order: readonly (string | null)[] };

/** What a list shows; every part narrows it. */
export interface TicketFilter extends FieldConditions {
  /** Assigned to none of these. */
  notAssignedTo?: readonly (string | null)[];
  isFollowed?: true;
}

export interface TicketList {
  filter: TicketFilter;
  sort: TicketSort;
  /** Null where the list is one. */
  group: TicketGrouping | null;
}

/** What of a list is looked at, by positions: from the first up to, and without, the last. */
export interface ListRequest {
  from: number;
  to: number;
  /** The ticket that somebody is at in the list, wherever it stands. */
  cursorId: string | null;
}

/** What was asked for of a list that nobody holds whole. */
export interface TicketWindow {
  /** How many tickets the list has in all. */
  count: number;
  /** The position of the first of the rows. */
  from: number;
  rows: readonly ShownTicket[];
  cursorId: string | null;
  /** The position of that ticket; null where it is not in the list. */
  cursorAt: number | null;
}

/** A search on this device, as it is typed (domain/search). */
export interface SearchRequest {
  text: string;
  /** How many of the best to show. */
  limit: number;
  /** Only tickets of these. */
  status?: readonly Status[];
}

export interface SearchHit {
  ticket: ShownTicket;
  /** Where it was found, if in the description or in a message: a line of plain text, cut out around it. */
  passage: string | null;
}

export interface FoundHere {
  /** What was searched for. */
  text: string;
  /** From the best on. */
  hits: readonly SearchHit[];
  hasMore: boolean;
}

/** A search beyond this device. */
export interface ServerSearch {
  text: string;
  /** `next` of what was found before, null to begin. */
  below: string | null;
  signal: AbortSignal;
}

export interface FoundAtServer {
  hits: readonly SearchHit[];
  /** To go on with, null at the end. */
  next: string | null;
}

export interface ThreadMessage extends Omit<MessageDocument, "version" | "position" | "createdAt" | "updatedAt"> {
  type: "message";
  /** Null while it waits to be sent: such messages come last (M2). */
  position: number | null;
  createdAt: string | null;
  /** The one honest state of a message (M5). One that needs attention stays here until its author has decided. */
  state: "sent" | "saved" | "needs_attention";
  operationId: string | null;
  attention: Attention | null;
  /** Colleagues that a note mentions, as they are written in it behind the @. */
  mentioned: readonly string[];
}

/** How an operation ended that its author decides about: refused, or held back until they have looked (M3). */
export type Attention = Extract<Outcome, { type: "refused" | "held" }>;

/** What the author of a held reply had not seen (M3). */
export interface Arrived {
  /** `fetching`: on its way to this device. `gone`: the ticket has left this device, and what arrived with it. */
  state: "here" | "fetching" | "gone";
  /** The messages of others since, as far as they are on this device, in the thread's order. */
  messages: readonly ThreadMessage[];
}

export interface ThreadEvent extends Omit<HistoryDocument, "version"> {
  type: "event";
}

export type ThreadItem = ThreadMessage | ThreadEvent;

/** A line of the outbox: what this person did that is not settled, or that was refused or held. */
export interface OutboxEntry {
  operationId: string;
  intent: Intent;
  ticketId: string;
  /** For display: the ticket's number and subject as far as the device knows them. */
  ticketNumber: string | null;
  ticketSubject: string | null;
  writtenAt: string;
  /** Whether its words can still be changed: nothing of it has been sent, or it needs attention. */
  canEdit: boolean;
  state: "waiting" | "sending" | "needs_attention";
  outcome: Outcome | null;
}

/** A line of what was sent lately: what this person did that the server has made so. */
export interface SentEntry extends Omit<OutboxEntry, "state" | "outcome"> {
  outcome: Extract<Outcome, { type: "applied" | "merged" }>;
}

/** A value this person had set, replaced by somebody who had not seen it (S6). */
export type OverruledNotice = Omit<NoticeDocument, "version">;

export type Connection =
  | { state: "connecting" }
  | { state: "online" }
  /** `retryAt`: when the next try is due, ISO 8601. */
  | { state: "offline"; retryAt: string | null };

export interface SyncStatus {
  connection: Connection;
  /** When everything up to the server's present was last on this device, ISO 8601; null if never. */
  lastSyncAt: string | null;
  /** While much is fetched (the first fill, or a long time's changes), in documents; `total` is an estimate. */
  fill: { done: number; total: number } | null;
  /** While a long queue is sent, in operations. */
  sending: { done: number; total: number } | null;
  waiting: number;
  needsAttention: number;
  /** The server speaks a protocol that this version of the app does not (S12). */
  updateNeeded: boolean;
}

/** How a collection of this device compared with the server's, when it was last compared (S4). */
export interface CheckResult {
  collection: CollectionName;
  /** `unknown`: the server could not say, for too much was under way. */
  result: "equal" | "different" | "unknown";
  checkedAt: string;
  /** When it was last fetched anew because it differed. */
  healedAt: string | null;
}

export interface CheckReport {
  /** Somebody asked for a comparison that is not done yet. */
  isWanted: boolean;
  results: readonly CheckResult[];
}

export type DraftKind = "reply" | "note";

/** Text being typed, kept per ticket and kind, on this device alone (M4). The new-ticket form keeps its under `new`. */
export interface Draft {
  ticketId: string;
  kind: DraftKind | "new_ticket";
  /** The words; for `new_ticket` the whole form as JSON. */
  text: string;
  updatedAt: string;
}

export interface Customer {
  id: string;
  displayName: string;
  email: string;
}

/** Customers whose name or address has words that begin so; where nothing is typed, those of the latest tickets. */
export interface CustomerRequest {
  text: string;
  limit: number;
}

/** Words that their author has not sent, or that were refused, or that are still a draft. */
export interface UnsentWords {
  /** What they belong to, as far as this device knows: `TICK-2026-0001 Printer on fire`. */
  title: string;
  kind: "reply" | "note" | "new_ticket" | "edit" | "draft";
  text: string;
  writtenAt: string;
}

/** What is lost when the replica goes: words, and how many other changes wait besides. */
export interface Unsent {
  words: readonly UnsentWords[];
  changes: number;
}

/** The account has got another role; what was unsent then, in so far as it can still be sent, is in the outbox (P5). */
export interface RoleChange {
  from: Actor["role"];
  to: Actor["role"];
  unsent: Unsent;
}

/** What is new in one ticket of this person: that somebody gave it to them, what others wrote since, or both. */
export interface TicketNews {
  ticketId: string;
  ticketNumber: string | null;
  subject: string;
  assignedBy: string | null;
  /** Who mentioned this person in a note, where somebody did. */
  mentionedBy: string | null;
  messages: readonly { authorName: string; isInternalNote: boolean }[];
}

/** The store was found damaged: it is filled anew, and what was unsent was carried over as far as it could be read. */
export interface Restoration {
  at: string;
}

/** A colleague who is at the same ticket just now. */
export interface Colleague {
  id: string;
  displayName: string;
  activity: Activity;
}

export type Submission = Intent & { ticketId: string };

/** What is kept for somebody who may go there. */
export interface AtHand {
  /** Resolves once it has been read, and never rejects. */
  isRead: Promise<void>;
  letGo(): void;
}

export interface Desk {
  readonly me: Actor & { displayName: string; email: string };

  /** A list of any length, of which only what is asked for is read: a hundred thousand tickets are scrolled through so. */
  watchList(list: TicketList, request$: Observable<ListRequest>): Observable<TicketWindow>;
  /** Reads the first rows of a list that somebody goes to: whoever then asks for the same has them at once. Never rejects. */
  readListAhead(list: TicketList, request: ListRequest): Promise<void>;
  /** All tickets of a list that is short. */
  watchTickets(filter: TicketFilter, sort: TicketSort): Observable<readonly ShownTicket[]>;
  /** What is found on this device, pending operations included, for the latest request; one that is overtaken is dropped. */
  watchSearch(request$: Observable<SearchRequest>): Observable<FoundHere>;
  /** What is in reach and not on this device (P2). @throws where the server can't be asked, or the signal's reason. */
  searchServer(search: ServerSearch): Promise<FoundAtServer>;
  /** How many tickets each filter holds, by the names given. */
  watchCounts<N extends string>(filters: Readonly<Record<N, TicketFilter>>): Observable<Readonly<Record<N, number>>>;
  watchTicket(ticketId: string): Observable<ShownTicket | null>;
  /** Those of them that are on this device, as they are shown now, by id. */
  findTickets(ticketIds: readonly string[]): Promise<ReadonlyMap<string, ShownTicket>>;
  /** The id of the ticket of this number, null where it is not on this device. */
  findByNumber(ticketNumber: string): Promise<string | null>;
  /** Messages and history of a ticket, in the order to show. */
  watchThread(ticketId: string): Observable<readonly ThreadItem[]>;
  /** Reads a thread that somebody goes to: whoever then watches it has it at once. Null where it is at hand; never rejects. */
  readThreadAhead(ticketId: string): Promise<void> | null;
  /** Has one thread at hand that somebody may go to next, until it is let go, or another takes its place. */
  keepThreadAtHand(ticketId: string): AtHand;
  /** Active and disabled staff, by name. */
  watchStaff(): Observable<readonly Omit<PersonDocument, "version">[]>;
  /** Of all customers that this device has tickets of, those that the latest request is for, by name. */
  watchCustomers(request$: Observable<CustomerRequest>): Observable<readonly Customer[]>;
  /** Null where this device has no ticket of theirs. */
  watchCustomer(customerId: string): Observable<Customer | null>;

  /** The filters that this person has saved, on whichever device, in their order. */
  watchSavedFilters(): Observable<readonly SavedFilter[]>;
  /**
   * Keeps a new filter, or one that comes back; without a place it comes last. @throws where it is none that `savedFilterSchema`
   * takes, or one more than `SAVED_FILTERS_MAX`.
   */
  saveFilter(filter: Omit<SavedFilter, "place"> & { place?: number }): Promise<void>;
  /** Changes nothing where another device has removed it meanwhile. @throws where it is no name that `filterNameSchema` takes. */
  renameFilter(filterId: string, name: string): Promise<void>;
  /** As `renameFilter`, of what the filter asks for. */
  refineFilter(filterId: string, conditions: FilterConditions): Promise<void>;
  removeFilter(filterId: string): Promise<void>;
  /** Moves it one place up or down; at either end it stays. */
  moveFilter(filterId: string, direction: "up" | "down"): Promise<void>;
  /** What was done to saved filters and is on this device alone: changes not sent yet, and filters that the server has no room for. */
  watchUnsentFilters(): Observable<{ changes: number; withoutRoom: number }>;

  /**
   * Stores one operation, durably, and returns its id once it is (S1). What the author saw is taken from the store. The
   * domain judges it first: @throws RefusedHere where the device already knows that the server would refuse it.
   */
  submit(submission: Submission): Promise<string>;
  /**
   * Stores operations on different tickets in one write, in their order; for thousands, a slice after the other. What was
   * accepted is durable when it resolves. @returns for each null, or why this device knows that the server would refuse it.
   */
  submitMany(submissions: readonly Submission[]): Promise<readonly (Refusal | null)[]>;
  /** As `submit` for a message, and clears the ticket's draft of that kind only after it is stored (S1). */
  sendMessage(message: { ticketId: string; message: string; isInternalNote: boolean }): Promise<string>;

  watchOutbox(): Observable<readonly OutboxEntry[]>;
  /** The last twenty operations that were made so from this device, the newest first. */
  watchSent(): Observable<readonly SentEntry[]>;
  /** What arrived that the author of this held reply had not seen. */
  watchArrived(operationId: string): Observable<Arrived>;
  /** Drops an operation that waits or needs attention. Its words are gone: the screen has asked. */
  discard(operationId: string): Promise<void>;
  /**
   * Sends what was refused or held again, as a new operation made with what is seen now, with words edited where given; or
   * changes the words of one that was not sent yet, in its place. @throws where it is on its way already, or where what a
   * reply was held for has not arrived here yet. Returns the id of the operation that stands.
   */
  resend(operationId: string, words?: string): Promise<string>;

  /** Values of this person that others have replaced, the latest first, until they are dismissed on this device. */
  watchNotices(): Observable<readonly OverruledNotice[]>;
  dismissNotice(noticeId: string): Promise<void>;

  /**
   * What is new in this person's tickets, told once and in one window of all: a batch whenever the device is in step with the
   * server. Nothing that was there before the first fill, nothing of closed tickets, nothing they have answered since.
   */
  watchNews(): Observable<readonly TicketNews[]>;
  /** The ids of this person's tickets in which something was not looked at yet, on this device. */
  watchUnread(): Observable<readonly string[]>;
  /** Its person has the ticket before their eyes. */
  markRead(ticketId: string): Promise<void>;

  /**
   * Which colleagues are at the ticket, by name: nobody for customers, or while the server can't be reached. Whoever
   * watches is shown to them as looking at it, while the window can be seen.
   */
  watchColleagues(ticketId: string): Observable<readonly Colleague[]>;
  /** This person is at writing an answer there: for the colleagues, until `isAnswering` is false or long unsaid. */
  noteAnswering(ticketId: string, isAnswering: boolean): void;

  findDraft(ticketId: string, kind: Draft["kind"]): Promise<Draft | null>;
  keepDraft(draft: Omit<Draft, "updatedAt">): Promise<void>;
  discardDraft(ticketId: string, kind: Draft["kind"]): Promise<void>;
  /** The ids of tickets that hold a draft, for a mark in the list. */
  watchDrafts(): Observable<readonly Draft[]>;
  /** Whether anything would be lost if this device were: words or changes that were not sent. */
  watchHasUnsent(): Observable<boolean>;

  watchStatus(): Observable<SyncStatus>;
  /** Tries to reach the server now instead of at the next due time. */
  syncNow(): void;
  /** A change of role that this person has not acknowledged, null where there is none. */
  watchRoleChange(): Observable<RoleChange | null>;
  acknowledgeRoleChange(): Promise<void>;
  /** When this device's store took the place of a damaged one, until its person has read so; null otherwise (L6). */
  watchRestoration(): Observable<Restoration | null>;
  acknowledgeRestoration(): Promise<void>;
  watchChecks(): Observable<CheckReport>;
  /** Compares this device with the server as soon as it can be reached; what differs is fetched anew. */
  checkNow(): Promise<void>;
  /** A ticket in reach by number from the server, for what is not on the device (P2). @throws where it can't be asked. */
  lookUp(ticketNumber: string): Promise<ShownTicket | null>;

  /** Figures over a period: of the whole desk for admins, of their own work for support agents. */
  readonly statistics: {
    /** As the server counts them. @throws where it can't be asked. */
    ofServer(period: Period, signal?: AbortSignal): Promise<Statistics>;
    /** The same of what is on this device, without what waits to be sent. */
    ofDevice(period: Period): Promise<Statistics>;
  };
  /** Only online. */
  readonly staffAccounts: StaffAccounts;
  /** The person's own. Only online. */
  readonly apiTokens: ApiTokens;
  /** For admins. */
  readonly webhooks: Webhooks;
}

export class RefusedHere extends Error {
  override name = "RefusedHere";
  readonly refusal: Refusal;
  constructor(refusal: Refusal) {
    super(refusal.message);
    this.refusal = refusal;
  }
}

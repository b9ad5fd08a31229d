// What a person may see of a desk, worked out anew from its rows by the words of the product alone (P2, P3, P4): the oracle
// that every device and every fresh pull is compared with.

import { waitingSince } from "#domain/conversation/waiting.ts";
import type { Status } from "#domain/ticket/values.ts";
import type {
  HistoryDocument,
  MessageDocument,
  NoticeDocument,
  PersonDocument,
  TicketDocument,
} from "#protocol/sync/documents.ts";
import type { DeskRows, HistoryRow, MessageRow, PersonRow, TicketRow } from "./desk-rows.ts";
import { groupBy } from "./group-by.ts";

export interface Projection {
  tickets: TicketDocument[];
  messages: MessageDocument[];
  history: HistoryDocument[];
  people: PersonDocument[];
  notices: NoticeDocument[];
}

export function projectFor(rows: DeskRows, viewerId: string): Projection {
  const viewer = rows.people.find(({ id }) => id === viewerId);
  if (!viewer) throw new Error(`There is nobody of the id ${viewerId}.`);
  const eye = createEye(rows, viewer);
  const tickets = rows.tickets.filter((ticket) => eye.sees(ticket));
  const ids = new Set(tickets.map(({ id }) => id));
  const inSight = <R extends { ticket_id: string }>(all: readonly R[]) =>
    all.filter(({ ticket_id }) => ids.has(ticket_id));
  return {
    tickets: sorted(tickets.map(eye.ticket)),
    messages: sorted(tickets.flatMap(({ id }) => eye.thread(id).map(eye.message))),
    history: sorted(inSight(rows.history).filter(eye.mayReadHistory).map(eye.history)),
    people: sorted(rows.people.filter(eye.knows).map(eye.person)),
    notices: sorted(rows.notices.filter(({ person_id }) => person_id === viewerId).map((row) => eye.notice(row))),
  } as Projection;
}

function createEye(rows: DeskRows, viewer: PersonRow) {
  const isStaff = viewer.role !== "customer";
  const isAdmin = viewer.role === "admin" || viewer.role === "super_admin";
  const people = new Map(rows.people.map((person) => [person.id, person]));
  const follows = new Set(
    rows.follows.filter(({ person_id }) => person_id === viewer.id).map(({ ticket_id }) => ticket_id),
  );
  const threads = groupBy(rows.messages, ({ ticket_id }) => ticket_id);
  const thread = (ticketId: string) =>
    (threads.get(ticketId) ?? []).filter((message) => isStaff || !message.is_internal_note);
  const nameOf = (id: string | null) => (id === null ? null : (people.get(id)?.display_name ?? null));
  const hasWritten = (id: string | null, ticketId: string) =>
    (threads.get(ticketId) ?? []).some((message) => message.user_id === id && !message.is_internal_note);
  const isKnown = (id: string, ticketId: string) => isStaff || id === viewer.id || hasWritten(id, ticketId);

  function sees(ticket: TicketRow): boolean {
    if (ticket.is_deleted) return false;
    if (!isStaff) return ticket.user_id === viewer.id;
    if (ticket.assigned_to === viewer.id || follows.has(ticket.id)) return true;
    return !ticket.is_archived && (isAdmin || ticket.assigned_to === null);
  }

  function ticket(row: TicketRow): TicketDocument {
    const customer = people.get(row.user_id);
    const assignee = row.assigned_to !== null && isKnown(row.assigned_to, row.id) ? row.assigned_to : null;
    return {
      id: row.id,
      ticketNumber: `TICK-${row.number_year}-${String(row.number_sequence).padStart(4, "0")}`,
      numberOrder: row.number_year * 1e9 + row.number_sequence,
      userId: row.user_id,
      customerName: customer?.display_name ?? "",
      customerEmail: customer?.email ?? "",
      subject: row.subject,
      description: row.description,
      status: row.status as TicketDocument["status"],
      priority: row.priority as TicketDocument["priority"],
      department: row.department as TicketDocument["department"],
      assignedTo: assignee,
      assigneeName: nameOf(assignee),
      isFollowed: follows.has(row.id),
      lastPosition: thread(row.id).length,
      waitingSince: waitingSinceOf(row),
      writtenAt: row.written_at.toISOString(),
      createdAt: row.created_at.toISOString(),
      updatedAt: (isStaff ? row.updated_at : row.public_updated_at).toISOString(),
      closedAt: row.closed_at?.toISOString() ?? null,
      version: isStaff ? row.version : row.public_version,
    };
  }

  function waitingSinceOf(row: TicketRow): string {
    const thread = (threads.get(row.id) ?? []).map((message) => ({
      isInternalNote: message.is_internal_note,
      isStaffReply: people.get(message.user_id)?.role !== "customer",
      createdAt: message.created_at.toISOString(),
    }));
    return waitingSince({ status: row.status as Status, createdAt: row.created_at.toISOString() }, thread);
  }

  function message(row: MessageRow, at: number): MessageDocument {
    return {
      id: row.id,
      ticketId: row.ticket_id,
      userId: row.user_id,
      authorName: nameOf(row.user_id) ?? "",
      message: row.message,
      isInternalNote: row.is_internal_note,
      isStaffReply: people.get(row.user_id)?.role !== "customer",
      position: at + 1,
      writtenAt: row.written_at.toISOString(),
      createdAt: row.created_at.toISOString(),
      updatedAt: row.updated_at.toISOString(),
      version: row.version,
    };
  }

  function history(row: HistoryRow): HistoryDocument {
    const isOfPeople = row.field === "assignedTo" || row.field === "userId";
    const isActorKnown = isKnown(row.actor_id, row.ticket_id);
    return {
      id: row.id,
      ticketId: row.ticket_id,
      field: row.field as HistoryDocument["field"],
      from: row.from_value,
      to: row.to_value,
      fromName: isOfPeople ? nameOf(row.from_value) : null,
      toName: isOfPeople ? nameOf(row.to_value) : null,
      actorId: isActorKnown ? row.actor_id : null,
      actorName: isActorKnown ? (nameOf(row.actor_id) ?? "") : "Support",
      at: row.at.toISOString(),
      version: row.version,
    };
  }

  /** Once its words have been taken back, it tells a customer no name that they might have lost. */
  function notice(row: DeskRows["notices"][number]): NoticeDocument {
    const about = rows.tickets.find(({ id }) => id === row.ticket_id);
    const told = history(row);
    const isNameless = !isStaff && row.subject === "" && row.actor_id !== viewer.id;
    const actor = isNameless ? { actorId: null, actorName: "Support" } : {};
    return { ...told, ...actor, ticketNumber: about?.ticket_number ?? "", subject: row.subject };
  }

  function person(row: PersonRow): PersonDocument {
    const active = rows.tickets.filter(
      ({ assigned_to, status, is_deleted }) => assigned_to === row.id && status !== "closed" && !is_deleted,
    );
    return {
      id: row.id,
      displayName: row.display_name,
      email: row.email,
      role: row.role as PersonDocument["role"],
      isDisabled: row.is_disabled,
      activeTickets: isAdmin || (isStaff && row.id === viewer.id) ? active.length : null,
      version: row.version,
    };
  }

  return {
    sees,
    thread,
    ticket,
    message,
    history,
    notice,
    person,
    mayReadHistory: ({ field }: HistoryRow) => isStaff || field === "created" || field === "status",
    knows: ({ id, role }: PersonRow) => id === viewer.id || (isStaff && role !== "customer"),
  };
}

function sorted<D extends { id: string }>(documents: readonly D[]): D[] {
  return documents.toSorted((a, b) => (a.id < b.id ? -1 : 1));
}

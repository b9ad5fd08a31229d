// Documents as the feed gives them, with the names that REST has for their fields.

import type { RestHistoryEntry, RestMessage, RestTicket } from "#protocol/rest/ticket.ts";
import type { HistoryDocument, MessageDocument, TicketDocument } from "#protocol/sync/documents.ts";

export function toRestTicket(document: TicketDocument): RestTicket {
  return {
    id: document.id,
    ticket_number: document.ticketNumber,
    user_id: document.userId,
    customer_name: document.customerName,
    customer_email: document.customerEmail,
    subject: document.subject,
    description: document.description,
    status: document.status,
    priority: document.priority,
    department: document.department,
    assigned_to: document.assignedTo,
    assignee_name: document.assigneeName,
    created_at: document.createdAt,
    updated_at: document.updatedAt,
    closed_at: document.closedAt,
  };
}

export function toRestMessage(document: MessageDocument): RestMessage {
  return {
    id: document.id,
    ticket_id: document.ticketId,
    user_id: document.userId,
    author_name: document.authorName,
    message: document.message,
    is_internal_note: document.isInternalNote,
    is_staff_reply: document.isStaffReply,
    position: document.position,
    written_at: document.writtenAt,
    created_at: document.createdAt,
    updated_at: document.updatedAt,
  };
}

export function toRestHistory(document: HistoryDocument): RestHistoryEntry {
  return {
    id: document.id,
    field: document.field,
    from: document.from,
    to: document.to,
    from_name: document.fromName,
    to_name: document.toName,
    actor_id: document.actorId,
    actor_name: document.actorName,
    at: document.at,
  };
}

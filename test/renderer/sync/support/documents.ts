import { uuidv7 } from "uuidv7";
import type { MessageDocument, TicketDocument } from "#protocol/sync/documents.ts";
import type { StoredOperation } from "#renderer/database/local-documents.ts";

export const SAM = {
  id: "01900000-0000-7000-8000-000000000001",
  role: "support" as const,
  displayName: "Sam",
  email: "sam@demo.test",
};
export const CASEY_ID = "01900000-0000-7000-8000-000000000002";
const AT = "2026-11-24T08:00:00.000Z";

export function ticketDocument(change: Partial<TicketDocument> = {}): TicketDocument {
  return {
    id: uuidv7(),
    ticketNumber: "TICK-2026-0001",
    numberOrder: 2_026_000_000_001,
    userId: CASEY_ID,
    customerName: "Casey",
    customerEmail: "casey@demo.test",
    subject: "Printer on fire",
    description: "It burns.",
    status: "open",
    priority: "medium",
    department: "technical",
    assignedTo: null,
    assigneeName: null,
    isFollowed: false,
    lastPosition: 0,
    waitingSince: AT,
    writtenAt: AT,
    createdAt: AT,
    updatedAt: AT,
    closedAt: null,
    version: "100",
    ...change,
  };
}

export function messageDocument(change: Partial<MessageDocument> = {}): MessageDocument {
  return {
    id: uuidv7(),
    ticketId: uuidv7(),
    userId: CASEY_ID,
    authorName: "Casey",
    message: "Hello",
    isInternalNote: false,
    isStaffReply: false,
    position: 1,
    writtenAt: AT,
    createdAt: AT,
    updatedAt: AT,
    version: "100",
    ...change,
  };
}

export function storedOperation(
  change: Pick<StoredOperation, "kind" | "ticketId" | "args"> & Partial<StoredOperation>,
): StoredOperation {
  return {
    id: uuidv7(),
    order: 1,
    number: null,
    seen: {},
    writtenAt: AT,
    about: null,
    outcome: null,
    isAnswered: false,
    isWithdrawn: false,
    ...change,
  };
}

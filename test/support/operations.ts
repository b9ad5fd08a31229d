import { uuidv7 } from "uuidv7";
import type { Intent } from "#domain/ticket/operation.ts";

/** A replica that only sends: numbers its operations as a device does. */
export interface SendingReplica {
  id: string;
  /** The next operation, ready to be pushed. */
  operation(ticketId: string, intent: Intent, extra?: Record<string, unknown>): Record<string, unknown>;
}

export function createSendingReplica(id: string = uuidv7()): SendingReplica {
  let number = 0;
  return {
    id,
    operation(ticketId, intent, extra = {}) {
      number += 1;
      const writtenAt = new Date().toISOString();
      return { id: uuidv7(), number, ticketId, seen: {}, writtenAt, ...intent, ...extra };
    },
  };
}

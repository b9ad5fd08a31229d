// Since when a customer has been waiting for the desk: from the first of their words that no reply of the desk's followed. An
// internal note is no answer, and a closed ticket waits for nothing.

import type { Status } from "../ticket/values.ts";

/** Stands in place of an instant where nobody waits: later than all, so that an index puts it last. */
export const NOBODY_WAITS = "9999-12-31T23:59:59.999Z";

/** What of a message decides it. */
export interface WaitingMessage {
  isInternalNote: boolean;
  isStaffReply: boolean;
}

/** The ticket's own words count like a first message. `messages` are all of its thread, in order. */
export function waitingSince(
  { status, createdAt }: { status: Status; createdAt: string },
  messages: readonly (WaitingMessage & { createdAt: string })[],
): string {
  const since = messages.reduce((before, message) => afterMessage(before, message, message.createdAt), createdAt);
  return status === "closed" ? NOBODY_WAITS : since;
}

/** As it will stand after a change that is not confirmed yet, as far as that can be told without the thread. */
export function waitingAfter(
  before: string,
  { status, message, at }: { status: Status; message: WaitingMessage | undefined; at: string },
): string {
  if (status === "closed") return NOBODY_WAITS;
  return message ? afterMessage(before, message, at) : before;
}

function afterMessage(before: string, { isInternalNote, isStaffReply }: WaitingMessage, at: string): string {
  if (isInternalNote) return before;
  if (isStaffReply) return NOBODY_WAITS;
  return before === NOBODY_WAITS ? at : before;
}

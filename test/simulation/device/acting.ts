// What a person does in a window, and how far the device can vouch for it.

import { firstValueFrom } from "rxjs";
import { type Desk, type OutboxEntry, RefusedHere } from "#renderer/sync/desk.ts";
import type { Ack, Attention, DeviceCommands } from "./device-commands.ts";
import { Killed } from "./life.ts";
import type { Window } from "./window.ts";

/** Runs an action that gives the id of an operation, and tells how it ended. */
export async function act(window: Window | null, action: (desk: Desk) => Promise<string>): Promise<Ack> {
  const desk = window?.findDesk();
  if (!window || !desk) return { type: "nobody" };
  try {
    return { type: "saved", operationId: await window.life.whileAlive(action(desk)) };
  } catch (fault) {
    if (fault instanceof RefusedHere) return { type: "refused here", refusal: fault.refusal };
    if (isEnd(fault, window)) return { type: "killed" };
    throw fault;
  }
}

export async function keepDraft(window: Window | null, draft: Parameters<Desk["keepDraft"]>[0]) {
  const desk = window?.findDesk();
  if (!window || !desk) return "nobody";
  try {
    await window.life.whileAlive(desk.keepDraft(draft));
    return "kept";
  } catch (fault) {
    if (isEnd(fault, window)) return "killed";
    throw fault;
  }
}

type How = Parameters<DeviceCommands["attend"]>[1];

/** Deals with one of the entries that were refused or held. */
export async function attend(window: Window | null, how: How): Promise<Attention> {
  const desk = window?.findDesk();
  if (!window || !desk) return { type: "nothing" };
  const entries = (await firstValueFrom(desk.watchOutbox())).filter(({ state }) => state === "needs_attention");
  const entry = entries[how.choice % Math.max(1, entries.length)];
  if (!entry) return { type: "nothing" };
  try {
    return await window.life.whileAlive(attendTo(desk, entry, how));
  } catch (fault) {
    if (fault instanceof RefusedHere || isNotYet(fault)) return { type: "nothing" };
    if (isEnd(fault, window)) return { type: "killed" };
    throw fault;
  }
}

/** What was held is not sent again before its author can have seen why; what is on its way is not changed any more. */
function isNotYet(fault: unknown): boolean {
  return /still on its way to this device|on its way to the server already|no longer in the outbox/.test(String(fault));
}

async function attendTo(desk: Desk, { operationId, intent }: OutboxEntry, { what, words }: How): Promise<Attention> {
  if (what === "discard") {
    await desk.discard(operationId);
    return { type: "discarded", operationId };
  }
  const hasWords = intent.kind === "addMessage" || intent.kind === "createTicket";
  const edited = what === "edit" && hasWords ? words : undefined;
  return {
    type: "resent",
    from: operationId,
    to: await desk.resend(operationId, edited),
    isEdited: edited !== undefined,
  };
}

/** The process died, or its store was closed under the action: a changed role or an ended account. */
function isEnd(fault: unknown, { life, findDesk }: Window): boolean {
  return life.isOver || fault instanceof Killed || findDesk() === null || isOfClosedStore(fault);
}

function isOfClosedStore(fault: unknown): boolean {
  return /closed|COL21|removed already/i.test(String((fault as { code?: string }).code) + String(fault));
}

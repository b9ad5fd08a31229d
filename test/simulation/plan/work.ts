// The steps in which people work.

import type { Submission } from "#renderer/sync/desk.ts";
import { DEVICES, type DeviceName, ownerOf } from "../cast.ts";
import type { Ack } from "../device/device-commands.ts";
import type { LedgerEntry } from "../ledger.ts";
import { randomWish, type Wish } from "./intents.ts";
import { pickTicket, type Stage } from "./stage.ts";

export function pickDevice({ random }: Stage): DeviceName {
  return random.pick(DEVICES).name;
}

export async function workSomewhere(stage: Stage): Promise<void> {
  const device = pickDevice(stage);
  const wish = randomWish(stage, ownerOf(device));
  if (wish) await fulfil(stage, device, wish);
}

/** Does on a device what its person wants, and enters in the ledger what the device has vouched for. */
export async function fulfil(stage: Stage, device: DeviceName, { submission, mark }: Wish): Promise<Ack> {
  const window = stage.random.chance(0.3) ? 1 : 0;
  if (submission.kind === "createTicket") stage.tickets.push(submission.ticketId);
  const ack = await submitOn(stage, device, window, submission);
  stage.log.note(`${device} ${submission.kind} ${short(submission.ticketId)} ${mark} ${toText(ack)}`);
  if (ack.type !== "saved") return ack;
  const { ticketId, kind, args } = submission;
  const intent = { kind, args } as Submission;
  stage.ledger.enter({ operationId: ack.operationId, device, ticketId, intent, mark });
  return ack;
}

async function submitOn(stage: Stage, device: DeviceName, window: number, submission: Submission): Promise<Ack> {
  const link = stage.devices[device];
  if (submission.kind !== "addMessage" || stage.random.chance(0.2)) return await link.submit(window, submission);
  const { message, isInternalNote } = submission.args;
  const ack = await link.sendMessage(window, { ticketId: submission.ticketId, message, isInternalNote });
  const key = draftKey(device, submission.ticketId, isInternalNote ? "note" : "reply");
  if (ack.type === "saved") forgetTyped(stage, key);
  if (ack.type === "killed") doubtTyped(stage, key);
  return ack;
}

export async function typeSomething(stage: Stage): Promise<void> {
  const device = pickDevice(stage);
  const ticketId = pickTicket(stage);
  if (!ticketId) return;
  const kind = stage.random.pick(["reply", "note"] as const);
  const { mark, text } = stage.words.say({ ticketId, isNote: true });
  const result = await stage.devices[device].keepDraft(0, { ticketId, kind, text });
  stage.log.note(`${device} types ${mark} ${result}`);
  const key = draftKey(device, ticketId, kind);
  if (result === "killed") doubtTyped(stage, key);
  if (result !== "kept") return;
  forgetTyped(stage, key);
  stage.drafts.set(key, text);
}

/** Sends what was refused or held once more, as it was or edited, or lets it go. */
export async function attendSomewhere(stage: Stage): Promise<void> {
  const device = pickDevice(stage);
  await attendOn(stage, device);
}

async function attendOn(stage: Stage, device: DeviceName): Promise<void> {
  const { random, ledger, words } = stage;
  const choice = random.between(0, 9);
  const what = random.pick(["resend", "edit", "discard"] as const);
  const { mark, text } = words.say({ ticketId: "", isNote: true });
  const done = await stage.devices[device].attend(0, { choice, what, words: text });
  stage.log.note(`${device} attends: ${what} ${mark} ${done.type}`);
  if (done.type === "killed") ledger.doubt(device);
  // It may be what nobody knows to have been stored.
  for (const key of [...stage.typed.keys()]) if (key.startsWith(`${device}|`)) stage.typed.delete(key);
  if (done.type === "discarded") ledger.discard(done.operationId);
  if (done.type !== "resent") return;
  const former = ledger.find(done.from);
  if (done.isEdited && former) words.settle(mark, aboutOf(former));
  ledger.resend(done.from, done.to, done.isEdited ? mark : null);
}

function aboutOf({ ticketId, intent }: LedgerEntry) {
  return { ticketId, isNote: intent.kind === "addMessage" && intent.args.isInternalNote };
}

/** What was typed there before has been sent or written over. */
export function forgetTyped({ drafts, typed }: Stage, key: string): void {
  drafts.delete(key);
  typed.delete(key);
}

function doubtTyped({ drafts, typed }: Stage, key: string): void {
  if (drafts.has(key)) drafts.set(key, null);
  typed.delete(key);
}

export function draftKey(device: DeviceName, ticketId: string, kind: string): string {
  return `${device}|${ticketId}|${kind}`;
}

export function short(id: string): string {
  return id.slice(-6);
}

function toText(ack: Ack): string {
  return ack.type === "saved"
    ? `saved ${short(ack.operationId)}`
    : ack.type === "refused here"
      ? `refused here: ${ack.refusal.code}`
      : ack.type;
}

// The steps in which devices fail.

import { type DeviceName, ownerOf } from "../cast.ts";
import { count, inSteps, pickTicket, type Stage } from "./stage.ts";
import { draftKey, forgetTyped, pickDevice } from "./work.ts";

const DAY_MS = 24 * 3_600_000;

export async function killDevice(stage: Stage): Promise<void> {
  const device = pickDevice(stage);
  if (!(await stage.devices[device].isOpen())) return;
  stage.log.note(`${device} is killed`);
  count(stage, "device killed");
  await stage.devices[device].kill();
  openLater(stage, device);
}

/** At one of its next writes to its own disk, just before or just after the disk has it. */
export async function killDeviceAtWrite(stage: Stage): Promise<void> {
  const { random, devices, log } = stage;
  const device = pickDevice(stage);
  const fatal = { writes: random.between(1, 12), isStored: random.chance(0.5) };
  log.note(`${device} will die at write ${fatal.writes}, ${fatal.isStored ? "once" : "before"} it is stored`);
  await devices[device].killAtWrite(fatal);
  openLater(stage, device);
}

export async function killDeviceBeforeAnswer(stage: Stage): Promise<void> {
  const { random, devices, log } = stage;
  const device = pickDevice(stage);
  const on = random.pick(["push", "push", "pull"] as const);
  log.note(`${device} will die before it has the answer to a ${on}`);
  await devices[device].arm({ fault: "device killed before an answer", on });
  openLater(stage, device);
}

/** What was typed is sent, and the process dies between the writes that this takes: the words are here or there. */
export async function killWhileSending(stage: Stage): Promise<void> {
  const { random, devices, words, log } = stage;
  const [device, ticketId] = [pickDevice(stage), pickTicket(stage)];
  if (!ticketId) return;
  const isInternalNote = stage.roles.get(ownerOf(device)) !== "customer" && random.chance(0.4);
  const { mark, text } = words.say({ ticketId, isNote: isInternalNote });
  const kind = isInternalNote ? "note" : "reply";
  if ((await devices[device].keepDraft(0, { ticketId, kind, text })) !== "kept") return;
  await devices[device].killAtWrite({ writes: random.between(1, 4), isStored: random.chance(0.5) });
  const ack = await devices[device].sendMessage(0, { ticketId, message: text, isInternalNote });
  log.note(`${device} sends what was typed, ${mark}, and may die at it: ${ack.type}`);
  const key = draftKey(device, ticketId, kind);
  forgetTyped(stage, key);
  if (ack.type === "killed") stage.typed.set(key, { mark, text });
  else if (ack.type !== "saved") stage.drafts.set(key, text);
  else
    stage.ledger.enter({ operationId: ack.operationId, device, ticketId, intent: replyOf(text, isInternalNote), mark });
  openLater(stage, device);
}

function replyOf(message: string, isInternalNote: boolean) {
  return { kind: "addMessage", args: { messageId: "", message, isInternalNote } } as const;
}

export async function closeDevice(stage: Stage): Promise<void> {
  const device = pickDevice(stage);
  stage.log.note(`${device} is closed`);
  count(stage, "device closed");
  await stage.devices[device].close(0);
  openLater(stage, device);
}

function openLater(stage: Stage, device: DeviceName): void {
  stage.down.add(device);
  inSteps(stage, stage.random.between(1, 8), () => openAgain(stage, device));
}

export async function openAgain(stage: Stage, device: DeviceName): Promise<void> {
  stage.down.delete(device);
  const how = await stage.devices[device].open(0);
  stage.log.note(`${device} is opened: ${how}`);
}

export async function openSecondWindow(stage: Stage): Promise<void> {
  const device = pickDevice(stage);
  count(stage, "two windows");
  stage.log.note(`${device} opens a second window: ${await stage.devices[device].open(1)}`);
  inSteps(stage, stage.random.between(5, 20), () => stage.devices[device].close(1));
}

export async function turnClock(stage: Stage): Promise<void> {
  const device = pickDevice(stage);
  const days = stage.random.between(-20, 20);
  stage.log.note(`${device} has its clock turned by ${days} days`);
  count(stage, "clock turned");
  await stage.devices[device].turnClock(days * DAY_MS);
}

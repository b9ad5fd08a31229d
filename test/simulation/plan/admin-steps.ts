// The steps in which an admin acts on people and tickets, some of them on purpose while somebody is offline with work that
// was not sent.

import { CAST, type DeviceName, ownerOf, type PersonName } from "../cast.ts";
import type { Deed } from "../server/server-commands.ts";
import { wishFor } from "./intents.ts";
import { goOffline } from "./network-steps.ts";
import { count, meanwhile, pickTicket, type Stage } from "./stage.ts";
import { fulfil, pickDevice, short } from "./work.ts";

/** A held ticket may keep a deed waiting, so the next steps don't. */
function perform(stage: Stage, deed: Deed): void {
  meanwhile(
    stage,
    stage.instances.perform(deed).then((result) => stage.log.note(`  ${deed.type}: ${result}`)),
  );
}

export async function changeSomebodysRole(stage: Stage): Promise<void> {
  changeRoleOf(stage, stage.random.pick(["kim", "lena", "sam"] as const));
}

function changeRoleOf(stage: Stage, who: PersonName): void {
  if (stage.disabled.has(who)) return;
  const role = stage.roles.get(who) === "support" ? "admin" : "support";
  stage.log.note(`${who} becomes ${role}`);
  count(stage, "role changed");
  stage.roles.set(who, role);
  perform(stage, { type: "change role", personId: CAST[who].id, role, actorId: CAST.ada.id });
}

export async function disableSomebody(stage: Stage): Promise<void> {
  const who = stage.random.pick(["kim", "sam", "robin"] as const);
  if (stage.disabled.size > 0) return;
  stage.log.note(`${who} is disabled`);
  count(stage, "account disabled");
  stage.disabled.add(who);
  perform(stage, { type: "disable", personId: CAST[who].id, actorId: CAST.ada.id });
}

export async function renameSomebody(stage: Stage): Promise<void> {
  const who = stage.random.pick(["sam", "kim", "lena", "toni"] as const);
  const displayName = `${CAST[who].displayName} ${stage.step}`;
  stage.log.note(`${who} is renamed`);
  count(stage, "somebody renamed");
  perform(stage, { type: "rename", personId: CAST[who].id, displayName, actorId: CAST.ada.id });
}

export async function deleteSomeTicket(stage: Stage): Promise<void> {
  const ticketId = pickTicket(stage);
  if (!ticketId) return;
  stage.log.note(`ticket ${short(ticketId)} is deleted`);
  count(stage, "ticket deleted");
  perform(stage, { type: "delete ticket", ticketId, actorId: CAST.ada.id });
}

export async function archiveSomeTicket(stage: Stage): Promise<void> {
  const ticketId = pickTicket(stage);
  if (!ticketId) return;
  stage.log.note(`ticket ${short(ticketId)} is archived`);
  count(stage, "ticket archived");
  perform(stage, { type: "archive ticket", ticketId, actorId: CAST.ada.id });
}

export async function deleteWhileAnswered(stage: Stage): Promise<void> {
  const [device, ticketId] = [pickDevice(stage), pickTicket(stage)];
  if (!ticketId) return;
  await goOffline(stage, device, stage.random.between(2, 8));
  if (!(await say(stage, device, ticketId))) return;
  count(stage, "ticket deleted while answered");
  stage.log.note(`ticket ${short(ticketId)} is deleted while ${device} answers it`);
  perform(stage, { type: "delete ticket", ticketId, actorId: CAST.ada.id });
}

export async function reassignWhileOffline(stage: Stage): Promise<void> {
  const { random, devices } = stage;
  const device = random.pick(["sam-1", "sam-2", "kim"] as const satisfies readonly DeviceName[]);
  const ticketId = pickTicket(stage);
  if (!ticketId) return;
  await fulfil(stage, device, { submission: { kind: "take", ticketId, args: {} }, mark: "" });
  await devices[device].untilSent();
  await goOffline(stage, device, random.between(3, 10));
  if (!(await say(stage, device, ticketId))) return;
  count(stage, "reassigned with unsent work");
  const assign = { kind: "assign", ticketId, args: { assigneeId: CAST.toni.id } } as const;
  await fulfil(stage, "ada", { submission: assign, mark: "" });
}

export async function demoteWhileOffline(stage: Stage): Promise<void> {
  const device = stage.random.pick(["lena", "kim"] as const satisfies readonly DeviceName[]);
  const who = ownerOf(device);
  await goOffline(stage, device, stage.random.between(2, 10));
  const wish = wishFor(stage, who, stage.roles.get(who) === "admin" ? "editFields" : "addMessage", pickTicket(stage));
  if (!wish || (await fulfil(stage, device, wish)).type !== "saved") return;
  count(stage, "demoted with unsent work");
  changeRoleOf(stage, who);
}

/** Three in a row, of which only the server can tell that the middle one is not to be. */
export async function refuseInTheMiddle(stage: Stage): Promise<void> {
  const device = stage.random.pick(["ada", "lena", "sam-1", "sam-2", "kim"] as const satisfies readonly DeviceName[]);
  const ticketId = pickTicket(stage);
  if (!ticketId) return;
  await goOffline(stage, device, stage.random.between(2, 6));
  const first = await say(stage, device, ticketId);
  const wrong = wishFor(stage, ownerOf(device), "createTicket", null);
  if (wrong?.submission.kind !== "createTicket") return;
  const args = { ...wrong.submission.args, customer: { email: CAST.toni.email } };
  const middle = await fulfil(stage, device, { ...wrong, submission: { ...wrong.submission, args } });
  const last = await say(stage, device, ticketId);
  if (first && middle.type === "saved" && last) count(stage, "refused in the middle");
}

async function say(stage: Stage, device: DeviceName, ticketId: string): Promise<boolean> {
  const wish = wishFor(stage, ownerOf(device), "addMessage", ticketId);
  return wish !== null && (await fulfil(stage, device, wish)).type === "saved";
}

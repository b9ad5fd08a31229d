// The steps in which servers and Postgres fail, and those in which an admin acts on people and tickets.

import { ownerOf } from "../cast.ts";
import { wishFor } from "./intents.ts";
import { tellInstances } from "./network-steps.ts";
import { count, inSteps, meanwhile, pickTicket, type Stage } from "./stage.ts";
import { fulfil, pickDevice, short } from "./work.ts";

export async function killServer(stage: Stage): Promise<void> {
  const at = stage.random.between(0, 1);
  if (!stage.instances.isUp(at)) return;
  stage.log.note(`instance ${at} is killed`);
  count(stage, "server killed");
  await stage.instances.kill(at);
  inSteps(stage, stage.random.between(0, 4), () => startServer(stage, at));
}

/** As soon as the next push leaves a device for it. */
export async function killServerInMidPush(stage: Stage): Promise<void> {
  const device = pickDevice(stage);
  const steps = stage.random.between(0, 3);
  stage.log.note(`the instance that ${device} next sends to will be killed`);
  stage.devices[device].onPush = (at) => {
    stage.devices[device].onPush = () => undefined;
    if (!stage.instances.isUp(at)) return;
    stage.log.note(`instance ${at} is killed in mid-push of ${device}`);
    count(stage, "server killed in mid-push");
    meanwhile(stage, stage.instances.kill(at));
    inSteps(stage, steps, () => startServer(stage, at));
  };
}

export async function stopServer(stage: Stage): Promise<void> {
  const at = stage.random.between(0, 1);
  if (!stage.instances.isUp(at) || stage.holds.length > 0) return;
  stage.log.note(`instance ${at} is stopped in good order`);
  count(stage, "server stopped in good order");
  await stage.instances.stop(at);
  inSteps(stage, stage.random.between(0, 4), () => startServer(stage, at));
}

export async function startServer(stage: Stage, at: number): Promise<void> {
  await stage.instances.start(at);
  stage.log.note(`instance ${at} is started`);
  await tellInstances(stage);
}

export async function breakPostgres(stage: Stage): Promise<void> {
  const { random, cluster, database, log } = stage;
  const how = random.pick(["Postgres restarted", "Postgres killed"] as const);
  log.note(how);
  count(stage, how);
  // What the coordinator held goes with it.
  stage.holds = [];
  if (how === "Postgres killed") return await cluster.kill();
  await database.pool.query("SELECT 1");
  await cluster.restart();
}

export async function cutConnections(stage: Stage): Promise<void> {
  stage.log.note("every connection to Postgres is cut");
  count(stage, "connections to Postgres cut");
  await stage.database.cutConnections();
}

/** Whatever is done to the ticket now waits, within its transaction, and commits after what began later. */
export async function holdTicket(stage: Stage): Promise<void> {
  const ticketId = pickTicket(stage);
  if (!ticketId || stage.holds.length > 0) return;
  stage.log.note(`ticket ${short(ticketId)} is held in a slow transaction`);
  const hold = await stage.database.hold(ticketId);
  stage.holds.push(hold);
  const device = pickDevice(stage);
  const wish = wishFor(stage, ownerOf(device), "addMessage", ticketId);
  if (wish) await fulfil(stage, device, wish);
  inSteps(stage, stage.random.between(2, 10), () => release(stage));
}

async function release(stage: Stage): Promise<void> {
  if (stage.holds.length === 0) return;
  if (await stage.database.isSomebodyWaiting()) count(stage, "slow transaction");
  stage.log.note("the slow transaction ends");
  await releaseAll(stage);
}

export async function releaseAll(stage: Stage): Promise<void> {
  for (const hold of stage.holds.splice(0)) await hold.release();
}

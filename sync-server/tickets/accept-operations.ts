import type { Actor } from "#domain/people/person.ts";
import type { PushRequest, PushResponse } from "#protocol/sync/push.ts";
import type { Services } from "../services.ts";
import { acceptOperation } from "./accept-operation.ts";

export interface Batch extends Pick<PushRequest, "replicaId" | "operations"> {
  actor: Actor;
}

/**
 * A batch, in its order, each operation in a transaction of its own. It ends early where a number is missing, or where
 * something breaks after others were done: what is answered then says how far it came, and the device goes on from
 * there, and learns what is wrong if it still is. @throws what broke, where nothing was done.
 */
export async function acceptOperations(
  services: Services,
  { actor, replicaId, operations }: Batch,
): Promise<Pick<PushResponse, "outcomes" | "expected">> {
  const outcomes: PushResponse["outcomes"] = [];
  let expected = 1;
  for (const operation of operations) {
    try {
      const acceptance = await acceptOperation(services, { actor, replicaId, operation });
      expected = acceptance.expected;
      if (acceptance.type === "missing") break;
      outcomes.push({ id: operation.id, number: operation.number, outcome: acceptance.outcome });
    } catch (error) {
      if (outcomes.length === 0) throw error;
      services.log.warn({ err: error, done: outcomes.length }, "a batch of operations was broken off");
      break;
    }
  }
  return { outcomes, expected };
}

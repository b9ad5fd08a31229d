// Work of everybody on a few tickets, and pulls by everybody, as chance would have it: what tickets enter and leave
// whose sight, and at which moment it is looked for, is different each time and the same for each seed.

import { uuidv7 } from "uuidv7";
import { pickFrom } from "./seeded-random.ts";
import type { TestDevice } from "./test-device.ts";
import { TEST_PEOPLE, type TestPerson } from "./test-people.ts";

export interface RandomWork {
  devices: Readonly<Record<TestPerson, TestDevice>>;
  random: () => number;
  steps: number;
  eachStep?: () => Promise<void>;
  /** What a device does after each step; one page of any size where nothing is said. */
  pull?: (device: TestDevice, limit: number) => Promise<unknown>;
}

export async function workAtRandom({ devices, random, steps, eachStep, pull }: RandomWork): Promise<void> {
  const pick = <T>(all: readonly T[]): T => pickFrom(random, all);
  const ids = Array.from({ length: 6 }, () => uuidv7());
  for (const ticketId of ids) {
    const args = { subject: "Random", description: "D" };
    await devices[pick(["casey", "robin"] as const)].act({ kind: "createTicket", ticketId, args });
  }
  for (let step = 0; step < steps; step += 1) {
    await eachStep?.();
    const device = devices[pick(["sam", "kim", "lead"] as const)];
    await pick(possibleActs(devices, { device, ticketId: pick(ids), random }))();
    const [who, limit] = [pick(Object.values(devices)), pick([1, 2, 5, 500])];
    await (pull ? pull(who, limit) : who.pullOnce(limit));
  }
}

interface Moment {
  device: TestDevice;
  ticketId: string;
  random: () => number;
}

function possibleActs(devices: RandomWork["devices"], { device, ticketId, random }: Moment) {
  const pick = <T>(all: readonly T[]): T => pickFrom(random, all);
  const { sam, kim, robin, casey } = TEST_PEOPLE;
  const statuses = ["open", "in_progress", "closed"] as const;
  const words = () => ({ messageId: uuidv7(), message: "At random", isInternalNote: random() < 0.5 });
  return [
    () => device.act({ kind: "take", ticketId, args: {} }),
    () => device.act({ kind: "unassign", ticketId, args: {} }),
    () => device.act({ kind: "follow", ticketId, args: {} }),
    () => device.act({ kind: "unfollow", ticketId, args: {} }),
    () => devices.lead.act({ kind: "assign", ticketId, args: { assigneeId: pick([sam.id, kim.id]) } }),
    () =>
      device.act({
        kind: "setStatus",
        ticketId,
        args: { status: pick(statuses) },
        // By chance what stands there, or not, so that somebody may be overruled.
        seen: { fields: { status: pick(statuses) } },
      }),
    () => device.act({ kind: "addMessage", ticketId, args: words() }),
    () => devices.lead.act({ kind: "editFields", ticketId, args: { customer: { id: pick([robin.id, casey.id]) } } }),
  ];
}

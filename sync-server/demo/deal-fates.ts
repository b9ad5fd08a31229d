// Who asked, who has it, and how far it has come: dealt out before any story is told, so that the desk as a whole looks
// like one: uneven workloads, a queue, and most of the older tickets settled.

import { CLIENTS, type Client, type Employee, STAFF } from "./cast.ts";
import type { Random } from "./seeded-random.ts";

export const TICKETS = 400;
const QUEUE = 36;
/** Spam and doubles, settled without anybody having taken them. */
const CLOSED_UNASSIGNED = 9;

export interface Fate {
  state: "queue" | "active" | "closed";
  handler: Employee | null;
  client: Client;
}

/** The demo's two customers have something of everything. */
const RESERVED: readonly { email: string; state: Fate["state"]; tickets: number }[] = [
  { email: "casey@demo.test", state: "queue", tickets: 2 },
  { email: "casey@demo.test", state: "active", tickets: 3 },
  { email: "casey@demo.test", state: "closed", tickets: 3 },
  { email: "robin@demo.test", state: "queue", tickets: 2 },
  { email: "robin@demo.test", state: "active", tickets: 4 },
  { email: "robin@demo.test", state: "closed", tickets: 6 },
];

/** All fates, in the order in which the tickets came in. */
export function dealFates(random: Random): Fate[] {
  const work = dealWork(random);
  const reserved = new Map<Work, Client>();
  for (const { email, state, tickets } of RESERVED) {
    const free = work.filter((one) => one.state === state && !reserved.has(one) && !one.handler?.speaks);
    for (const one of free.slice(0, tickets)) reserved.set(one, mustFindClient(email));
  }
  return work
    .map((one) => ({ ...one, client: reserved.get(one) ?? dealClient(one, random), age: dealAge(one, random) }))
    .toSorted((a, b) => a.age - b.age)
    .map(({ state, handler, client }) => ({ state, handler, client }));
}

type Work = Pick<Fate, "state" | "handler">;

function dealWork(random: Random): Work[] {
  const active = STAFF.flatMap((handler) => repeat(handler.active, () => ({ state: "active" as const, handler })));
  const queue = repeat(QUEUE, () => ({ state: "queue" as const, handler: null }));
  const shares = STAFF.map((employee) => [employee, employee.settled] as const);
  const closed = repeat(TICKETS - active.length - QUEUE, (index) => ({
    state: "closed" as const,
    handler: index < CLOSED_UNASSIGNED ? null : random.pickWeighted(shares),
  }));
  return [...active, ...queue, ...closed];
}

/** Closed tickets are of any age, those in work mostly of the last weeks, the queue of the last days. */
function dealAge({ state }: Work, random: Random): number {
  switch (state) {
    case "closed":
      return random.next();
    case "active":
      return 0.5 + 0.52 * random.next();
    case "queue":
      return 0.93 + 0.1 * random.next();
  }
}

/** Customers write to those who speak their language; a few of them write much more than the others. */
function dealClient({ handler }: Work, random: Random): Client {
  const isForeign = handler?.speaks ? random.chance(0.5) : handler === null && random.chance(0.12);
  const language = isForeign ? (handler?.speaks ?? random.pick(["de", "fr", "es", "pt"] as const)) : "en";
  const candidates = CLIENTS.filter((client) => client.language === language && !isReserved(client));
  return random.pickWeighted(candidates.map((client, rank) => [client, 1 / (3 + (rank % 11))] as const));
}

function isReserved({ email }: Client): boolean {
  return RESERVED.some((reserved) => reserved.email === email);
}

function mustFindClient(email: string): Client {
  const client = CLIENTS.find((known) => known.email === email);
  if (!client) throw new Error(`${email} is not in the cast`);
  return client;
}

function repeat<T>(times: number, make: (index: number) => T): T[] {
  return Array.from({ length: times }, (_, index) => make(index));
}

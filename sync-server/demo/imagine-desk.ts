// The whole demo desk as data: the same for the same seed and moment. No database here.

import type { Actor } from "#domain/people/person.ts";
import { isStaff } from "#domain/people/role.ts";
import { CLIENTS, STAFF } from "./cast.ts";
import { scenarioChooser } from "./choose-scenarios.ts";
import { dealFates, type Fate, TICKETS } from "./deal-fates.ts";
import type { DemoDesk, DemoPerson, DemoSession, DemoTicket } from "./demo-rows.ts";
import { DAYS_BACK, drawArrivals } from "./office-hours.ts";
import { type PlayedTicket, playStory } from "./play-story.ts";
import { type MakeId, seededIds } from "./seeded-id.ts";
import { type Random, seededRandom } from "./seeded-random.ts";
import { type Setting, slotDrawer } from "./slots.ts";
import { tellStory } from "./tell-story.ts";

export const DEMO_SEED = 1906;
const FOLLOWS = 14;

export function imagineDesk({ seed = DEMO_SEED, now }: { seed?: number; now: Date }): DemoDesk {
  const random = seededRandom(seed);
  const makeId = seededIds(random);
  const people = hire(makeId, now);
  const played = playTickets({ random, makeId, people, now });
  const tickets = played.map(({ ticket }) => ticket);
  const messages = played.flatMap((one) => one.messages);
  const history = played.flatMap((one) => one.history);
  const follows = follow(tickets, people, random);
  return { people, tickets, messages, history, follows, sessions: signIn({ people, messages, history }, makeId) };
}

function hire(makeId: MakeId, now: Date): DemoPerson[] {
  const since = new Date(now.getTime() - (DAYS_BACK + 30) * 86_400_000);
  return [...STAFF, ...CLIENTS].map(({ email, displayName, role }) => ({
    id: makeId(since),
    email,
    display_name: displayName,
    role,
    created_at: since.toISOString(),
  }));
}

interface Company {
  random: Random;
  makeId: MakeId;
  people: readonly DemoPerson[];
  now: Date;
}

function playTickets({ random, makeId, people, now }: Company): PlayedTicket[] {
  const actors = new Map<string, Actor>(people.map(({ id, email, role }) => [email, { id, role }]));
  const fates = dealFates(random);
  const chooseScenario = scenarioChooser(random);
  const drawSlots = slotDrawer();
  return drawArrivals(random, now, TICKETS).map((createdAt, index) => {
    const fate = mustHave(fates[index]);
    const scenario = chooseScenario(fate.client.language);
    const plot = {
      random,
      fate,
      scenario,
      slots: drawSlots({ random, scenario, createdAt, ...settingOf(fate) }),
      lead: leadOf(random),
    };
    const stage = { random, makeId, people: actors, customer: fate.client.email, createdAt, now };
    return playStory(tellStory(plot), stage);
  });
}

function settingOf({ client }: Fate): Pick<Setting, "company" | "city" | "customerName"> {
  return { company: client.company, city: client.city, customerName: client.displayName };
}

/** Lena leads the desk; Priya and Ada step in. */
function leadOf(random: Random) {
  const leads = STAFF.filter(({ role }) => role !== "support");
  return random.pickWeighted(leads.map((lead) => [lead, lead.email === "lead@demo.test" ? 6 : 1] as const));
}

/** Colleagues keep an eye on tickets that are not theirs. */
function follow(tickets: readonly DemoTicket[], people: readonly DemoPerson[], random: Random): DemoDesk["follows"] {
  const agents = people.filter(({ role }) => role === "support");
  const chosen = Array.from({ length: FOLLOWS }, () => {
    const agent = random.pick(agents);
    const ofOthers = tickets.filter(({ assigned_to }) => assigned_to !== null && assigned_to !== agent.id);
    return { ticketId: random.pick(ofOthers).id, personId: agent.id };
  });
  const byKey = new Map(chosen.map((one) => [`${one.ticketId} ${one.personId}`, one]));
  return [...byKey.values()];
}

/** Each at the desk was signed in from the first thing they did to the last: so the list of staff says when they were seen. */
function signIn(desk: Pick<DemoDesk, "people" | "messages" | "history">, makeId: MakeId): DemoSession[] {
  const acts = [
    ...desk.messages.map(({ user_id, created_at }) => ({ personId: user_id, at: created_at })),
    ...desk.history.map(({ actor_id, at }) => ({ personId: actor_id, at })),
  ];
  return desk.people
    .filter(({ role }) => isStaff(role))
    .flatMap(({ id }) => {
      const own = acts
        .filter(({ personId }) => personId === id)
        .map(({ at }) => at)
        .toSorted();
      const [first, last] = [own[0], own.at(-1)];
      if (first === undefined || last === undefined) return [];
      return [{ id: makeId(new Date(first)), person_id: id, created_at: first, ended_at: last }];
    });
}

function mustHave<T>(entry: T | undefined): T {
  if (entry === undefined) throw new RangeError("more tickets than fates");
  return entry;
}

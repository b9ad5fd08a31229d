// What is said in a ticket, in the voices of its customer and of who has it, and how it is closed.

import { type Employee, STAFF } from "./cast.ts";
import { APPOINTMENT_TALK, COLLEAGUE_NOTES, dressAnswer, pickNudge, pickSorry } from "./phrases.ts";
import type { Turn } from "./scenarios/scenario.ts";
import { fillSlots } from "./slots.ts";
import type { Act, Plot } from "./story.ts";

export function tellConversation(plot: Plot, agent: Employee): Act[] {
  return plot.fate.state === "closed" ? tellSettled(plot, agent) : tellUnfinished(plot, agent);
}

function tellSettled(plot: Plot, agent: Employee): Act[] {
  const { random, scenario, fate } = plot;
  const { quick, thanks, relapse } = scenario;
  const isQuick = quick !== undefined && (fate.handler === null || random.chance(0.35));
  const turns: Turn[] = isQuick ? [["staff", quick]] : withColleague(plot, lengthened(plot, [...scenario.thread]));
  const settled = [...turns.flatMap((turn) => say(plot, agent, turn)), ...tellClosing(plot, agent, thanks)];
  if (relapse === undefined || isQuick || !random.chance(0.2)) return settled;
  return [...settled, ...tellRelapse(plot, agent, relapse), close(agent, random.between(600, 4_000))];
}

/** The thread up to some point before its end; or settled, closed and back again. */
function tellUnfinished(plot: Plot, agent: Employee): Act[] {
  const { random, scenario } = plot;
  const { thread, relapse } = scenario;
  if (relapse !== undefined && random.chance(0.4)) {
    const settled = thread.flatMap((turn) => say(plot, agent, turn));
    return [...settled, close(agent, random.between(2, 60)), ...tellRelapse(plot, agent, relapse)];
  }
  const told = thread.slice(0, random.between(0, thread.length - 1));
  const acts = withColleague(plot, lengthened(plot, [...told])).flatMap((turn) => say(plot, agent, turn));
  return random.chance(0.15)
    ? [...acts, ...say(plot, agent, ["customer", pickNudge(scenario.language, random)])]
    : acts;
}

function tellRelapse(plot: Plot, agent: Employee, relapse: string): Act[] {
  const { random, scenario } = plot;
  const back = say(plot, agent, ["customer", relapse]).map((act) => ({ ...act, after: random.between(2_000, 14_000) }));
  return random.chance(0.7) ? [...back, ...say(plot, agent, ["staff", pickSorry(scenario.language, random)])] : back;
}

/** Most customers say thank you, some after the ticket was closed, which opens it again (T7). */
function tellClosing(plot: Plot, agent: Employee, thanks: string | undefined): Act[] {
  const { random, fate } = plot;
  const thanking = thanks !== undefined && random.chance(0.65) ? say(plot, agent, ["customer", thanks]) : [];
  if (random.chance(0.1)) return [...thanking, close(fate.client, random.between(1, 30))];
  const isLate = thanking.length > 0 && random.chance(0.2);
  const closing = close(agent, random.between(1, 300));
  return isLate ? [closing, ...thanking, close(agent, random.between(1, 90))] : [...thanking, closing];
}

/** Some tickets grow long over an appointment: it stands before the last answer, where the thread has got that far. */
function lengthened({ random, scenario }: Plot, turns: Turn[]): Turn[] {
  if (scenario.language !== "en" || turns.length < 4 || !random.chance(0.07)) return turns;
  const from = random.between(0, 3);
  const talk = APPOINTMENT_TALK.slice(from, from + random.between(4, 6)).flatMap(([customer, staff]): Turn[] => [
    ["customer", customer],
    ["staff", staff],
  ]);
  const last = turns.at(-1)?.[0] === "staff" ? turns.length - 1 : turns.length;
  return turns.toSpliced(last, 0, ...talk);
}

function withColleague({ random }: Plot, turns: Turn[]): Turn[] {
  if (turns.length < 2 || !random.chance(0.12)) return turns;
  return turns.toSpliced(1, 0, ["note", random.pick(COLLEAGUE_NOTES)]);
}

function say({ random, fate, scenario, slots }: Plot, agent: Employee, [by, words]: Turn): Act[] {
  const message = (template: string, author: Employee) =>
    fillSlots(template, { ...slots, agent: author.displayName.split(" ")[0] ?? "" });
  switch (by) {
    case "customer": {
      const args = { message: message(words, agent), isInternalNote: false };
      return [{ by: fate.client, intent: { kind: "addMessage", args }, after: delay(random, 12, 2_400) }];
    }
    case "staff": {
      const dressed = dressAnswer(words, scenario.language, STAFF.indexOf(agent));
      const args = { message: message(dressed, agent), isInternalNote: false };
      return [{ by: agent, intent: { kind: "addMessage", args }, after: delay(random, 10, 1_300) }];
    }
    case "note": {
      const isColleague = (COLLEAGUE_NOTES as readonly string[]).includes(words);
      const author = isColleague ? random.pick(STAFF.filter((employee) => employee !== agent)) : agent;
      const args = { message: message(words, author), isInternalNote: true };
      return [{ by: author, intent: { kind: "addMessage", args }, after: random.between(2, 45) }];
    }
  }
}

/** Mostly short, now and then long. */
function delay(random: { next(): number }, min: number, max: number): number {
  return Math.round(min + (max - min) * random.next() ** 3);
}

function close(by: Act["by"], after: number): Act {
  return { by, intent: { kind: "setStatus", args: { status: "closed" } }, after };
}

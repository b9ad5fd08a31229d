// One ticket from the first word to where it stands now, as a list of acts. Whether they are allowed, and what they imply,
// the domain says when they are played.

import type { Priority } from "#domain/ticket/values.ts";
import { PRIORITIES } from "#domain/ticket/values.ts";
import { type Employee, STAFF } from "./cast.ts";
import { dressRequest, HAND_BACK_NOTES, pickNudge, VAGUE_SUBJECTS } from "./phrases.ts";
import { fillSlots } from "./slots.ts";
import type { Act, Plot } from "./story.ts";
import { tellConversation } from "./tell-conversation.ts";

export function tellStory(plot: Plot): Act[] {
  const { random } = plot;
  const opening = tellOpening(plot);
  const priority = random.chance(0.14) ? [tellPriority(plot)] : [];
  return [...opening, ...priority, ...tellHandling(plot)];
}

function tellOpening({ random, fate, scenario, slots, lead }: Plot): Act[] {
  const subject = fillSlots(random.pick(scenario.subjects), slots);
  const words = dressRequest(random.pick(scenario.descriptions), scenario.language, random);
  const isVague = fate.state !== "queue" && random.chance(0.04);
  const isMisfiled = fate.state !== "queue" && scenario.department !== "technical" && random.chance(0.2);
  const args = {
    subject: isVague ? random.pick(VAGUE_SUBJECTS) : capitalised(subject),
    description: fillSlots(words, slots),
    priority: random.pick(scenario.priorities),
    department: isMisfiled ? ("technical" as const) : scenario.department,
  };
  const opener = random.chance(0.05) ? lead : fate.client;
  const acts: Act[] = [{ by: opener, intent: { kind: "createTicket", args }, after: 0 }];
  if (isVague || isMisfiled) {
    const mended = {
      ...(isVague ? { subject: capitalised(subject) } : {}),
      ...(isMisfiled ? { department: scenario.department } : {}),
    };
    acts.push({ by: lead, intent: { kind: "editFields", args: mended }, after: random.between(6, 240) });
  }
  return acts;
}

function tellPriority({ random, scenario, lead }: Plot): Act {
  const others = PRIORITIES.filter((priority) => !scenario.priorities.includes(priority));
  const priority: Priority = others.length > 0 ? random.pick(others) : "medium";
  return { by: lead, intent: { kind: "setPriority", args: { priority } }, after: random.between(3, 90) };
}

function tellHandling(plot: Plot): Act[] {
  const { fate } = plot;
  if (fate.state === "queue") return tellWaiting(plot);
  if (fate.handler === null) return tellConversation(plot, anyAgent(plot));
  return [...tellAssignment(plot, fate.handler), ...tellConversation(plot, fate.handler)];
}

/** A ticket in the queue: left alone, asked after, or taken and handed back. */
function tellWaiting(plot: Plot): Act[] {
  const { random, fate, scenario } = plot;
  const acts: Act[] = [];
  if (random.chance(0.16)) acts.push(...tellHandBack(plot));
  if (random.chance(0.25)) {
    const message = pickNudge(scenario.language, random);
    const intent = { kind: "addMessage", args: { message, isInternalNote: false } } as const;
    acts.push({ by: fate.client, intent, after: random.between(200, 1_800) });
  }
  return acts;
}

function tellHandBack(plot: Plot): Act[] {
  const { random } = plot;
  const agent = anyAgent(plot);
  const note = { message: random.pick(HAND_BACK_NOTES), isInternalNote: true };
  return [
    { by: agent, intent: { kind: "take", args: {} }, after: random.between(20, 300) },
    { by: agent, intent: { kind: "addMessage", args: note }, after: random.between(5, 200) },
    { by: agent, intent: { kind: "handBack", args: {} }, after: 1 },
  ];
}

function tellAssignment(plot: Plot, handler: Employee): Act[] {
  const { random, lead } = plot;
  const after = random.between(8, 420);
  const assign = (assignee: Employee, later: number): Act => ({
    by: lead,
    intent: { kind: "assign", args: { assignee } },
    after: later,
  });
  if (random.chance(0.09)) return [assign(anyAgent(plot), after), assign(handler, random.between(60, 1_500))];
  const isTaken = handler.role === "support" && random.chance(0.6);
  return [isTaken ? { by: handler, intent: { kind: "take", args: {} }, after } : assign(handler, after)];
}

function anyAgent({ random, fate }: Plot): Employee {
  return random.pick(STAFF.filter((employee) => employee.role === "support" && employee !== fate.handler));
}

function capitalised(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

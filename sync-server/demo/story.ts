import type { Intent } from "#domain/ticket/operation.ts";
import type { Client, Employee } from "./cast.ts";
import type { Fate } from "./deal-fates.ts";
import type { Scenario } from "./scenarios/scenario.ts";
import type { Random } from "./seeded-random.ts";
import type { Slots } from "./slots.ts";

/** One thing that somebody does in a ticket, some time after the one before. */
export interface Act {
  by: Client | Employee;
  intent: StoryIntent;
  /** How long after the act before, in minutes; pressed together where the present would be overtaken. */
  after: number;
}

/** Ids are given when the act is played, so a story names people by their address. */
export type StoryIntent =
  | Exclude<Intent, { kind: "addMessage" | "assign" | "createTicket" }>
  | { kind: "createTicket"; args: Omit<Extract<Intent, { kind: "createTicket" }>["args"], "customer"> }
  | { kind: "addMessage"; args: { message: string; isInternalNote: boolean } }
  | { kind: "assign"; args: { assignee: Employee } };

/** What a story is told from. */
export interface Plot {
  random: Random;
  fate: Fate;
  scenario: Scenario;
  slots: Slots;
  /** Who puts things right at the desk: assigns, renames, moves. */
  lead: Employee;
}

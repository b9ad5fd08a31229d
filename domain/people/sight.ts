// Sight and reach (P2). Sight is what replicates to a person's devices; reach is what they may open and work on online.
// Sight is told as audiences: a ticket is shown to some, a person belongs to some, and they see it where both meet.

import type { Ticket } from "../ticket/ticket.ts";
import { can } from "./permissions.ts";
import type { Actor } from "./person.ts";

export type Audience = "admins" | "queue" | `customer:${string}` | `agent:${string}`;

/** Why an audience sees a ticket. One audience may have several causes; sight ends with the last of them (S8). */
export type SightCause = "admin" | "queue" | "customer" | "assignee" | "follower";

export interface Sight {
  audience: Audience;
  cause: SightCause;
}

export type TicketInSight = Pick<Ticket, "userId" | "assignedTo"> & { isArchived: boolean; isDeleted: boolean };

export function agentAudience(personId: string): Audience {
  return `agent:${personId}`;
}

export function customerAudience(personId: string): Audience {
  return `customer:${personId}`;
}

/** The audience that is this person alone. */
export function ownAudience(person: Actor): Audience {
  return person.role === "customer" ? customerAudience(person.id) : agentAudience(person.id);
}

/** The audiences a person belongs to, by role. */
export function audiencesOf(person: Actor): Audience[] {
  if (person.role === "customer") return [customerAudience(person.id)];
  if (can(person.role, "seeEveryTicket")) return ["admins", agentAudience(person.id)];
  return [agentAudience(person.id), "queue"];
}

/** Everyone a ticket is shown to, with the cause: its customer, its assignee or the queue, its followers, the admins. */
export function sightOf(ticket: TicketInSight, followerIds: readonly string[]): Sight[] {
  if (ticket.isDeleted) return [];
  const sights: Sight[] = [{ audience: customerAudience(ticket.userId), cause: "customer" }];
  if (ticket.assignedTo !== null) sights.push({ audience: agentAudience(ticket.assignedTo), cause: "assignee" });
  for (const id of followerIds) sights.push({ audience: agentAudience(id), cause: "follower" });
  if (ticket.isArchived) return sights;
  if (ticket.assignedTo === null) sights.push({ audience: "queue", cause: "queue" });
  sights.push({ audience: "admins", cause: "admin" });
  return sights;
}

export function hasSight(person: Actor, ticket: TicketInSight, followerIds: readonly string[]): boolean {
  const audiences = audiencesOf(person);
  return sightOf(ticket, followerIds).some((sight) => audiences.includes(sight.audience));
}

/** Reach: a customer's own tickets; any ticket for staff. Operations are judged by it, whatever sight has become (P2). */
export function hasReach(person: Actor, ticket: Pick<Ticket, "userId">): boolean {
  return can(person.role, "reachEveryTicket") || ticket.userId === person.id;
}

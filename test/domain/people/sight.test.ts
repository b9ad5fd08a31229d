import { describe, expect, it } from "vitest";
import type { Actor } from "#domain/people/person.ts";
import { audiencesOf, hasReach, hasSight, sightOf, type TicketInSight } from "#domain/people/sight.ts";
import { CUSTOMERS, EVERYBODY, PEOPLE, STAFF } from "../arbitrary-desk.ts";

const { casey, sam, kim, lead } = PEOPLE;

interface Standing {
  ticket: TicketInSight;
  followers: readonly string[];
}

/** Every owner × assignee × set of followers × archived × deleted. */
const STANDINGS: Standing[] = CUSTOMERS.flatMap(({ id: userId }) =>
  [null, ...STAFF.map(({ id }) => id)].flatMap((assignedTo) =>
    [[], [sam.id], [lead.id], [kim.id, sam.id], [casey.id]].flatMap((followers) =>
      [false, true].flatMap((isArchived) =>
        [false, true].map((isDeleted) => ({ ticket: { userId, assignedTo, isArchived, isDeleted }, followers })),
      ),
    ),
  ),
);

/** The table's row on sight, said plainly and without audiences. */
function seesByTheTable(person: Actor, { ticket, followers }: Standing): boolean {
  if (ticket.isDeleted) return false;
  if (person.role === "customer") return ticket.userId === person.id;
  const isTheirs = ticket.assignedTo === person.id || followers.includes(person.id);
  if (person.role === "support") return isTheirs || (ticket.assignedTo === null && !ticket.isArchived);
  return isTheirs || !ticket.isArchived;
}

describe.each(EVERYBODY)("[P2] sight of $role $id", (person) => {
  it("is what the table says, over every standing of a ticket", () => {
    const wrong = STANDINGS.filter(
      (standing) => hasSight(person, standing.ticket, standing.followers) !== seesByTheTable(person, standing),
    );
    expect(wrong).toEqual([]);
  });

  it("is neither everything nor nothing", () => {
    const seen = STANDINGS.filter(({ ticket, followers }) => hasSight(person, ticket, followers));
    expect(seen.length).toBeGreaterThan(0);
    expect(seen.length).toBeLessThan(STANDINGS.length);
  });

  it("is always within reach", () => {
    for (const { ticket, followers } of STANDINGS) {
      if (hasSight(person, ticket, followers)) expect(hasReach(person, ticket)).toBe(true);
    }
  });
});

describe("[P2] reach", () => {
  it.each(STAFF)("$role reaches any ticket", (person) => {
    for (const { id } of CUSTOMERS) expect(hasReach(person, { userId: id })).toBe(true);
  });

  it.each(CUSTOMERS)("a customer reaches their own alone", (person) => {
    for (const { id } of CUSTOMERS) expect(hasReach(person, { userId: id })).toBe(id === person.id);
  });
});

describe("[S8] sight as data", () => {
  it("names each audience with its cause, once", () => {
    const ticket = { userId: casey.id, assignedTo: sam.id, isArchived: false, isDeleted: false };
    expect(sightOf(ticket, [sam.id, kim.id])).toEqual([
      { audience: `customer:${casey.id}`, cause: "customer" },
      { audience: `agent:${sam.id}`, cause: "assignee" },
      { audience: `agent:${sam.id}`, cause: "follower" },
      { audience: `agent:${kim.id}`, cause: "follower" },
      { audience: "admins", cause: "admin" },
    ]);
  });

  it("is never told twice of one audience and cause", () => {
    for (const { ticket, followers } of STANDINGS) {
      const keys = sightOf(ticket, followers).map(({ audience, cause }) => `${audience} ${cause}`);
      expect(new Set(keys).size).toBe(keys.length);
    }
  });

  it("gives nobody an audience of somebody else", () => {
    const shared = ["admins", "queue"];
    for (const person of EVERYBODY) {
      const personal = audiencesOf(person).filter((audience) => !shared.includes(audience));
      expect(personal).toEqual([`${person.role === "customer" ? "customer" : "agent"}:${person.id}`]);
      expect(audiencesOf(person).includes("admins")).toBe(person.role === "admin" || person.role === "super_admin");
      expect(audiencesOf(person).includes("queue")).toBe(person.role === "support");
    }
  });
});

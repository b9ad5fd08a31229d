import { expect, it } from "vitest";
import { type PeopleOrder, sortPeople } from "#renderer/features/dashboard/people-order.ts";

const PEOPLE = [
  person("Kim", { activeTickets: 3, closed: 9, median: 60 }),
  person("Ada", { activeTickets: 0, closed: 9, median: null }),
  person("Sam", { activeTickets: 7, closed: 1, median: 30 }),
];

function person(displayName: string, { activeTickets, closed, median }: Record<string, number | null>) {
  const firstResponse = { count: median === null ? 0 : 1, median: median ?? null, p90: median ?? null };
  return {
    ...{ id: displayName, displayName, isDisabled: false, closedBefore: 0, firstResponse },
    ...{ activeTickets: activeTickets ?? 0, closed: closed ?? 0 },
  };
}

it.each<[PeopleOrder, string[]]>([
  [{ column: "name", isDescending: false }, ["Ada", "Kim", "Sam"]],
  [{ column: "name", isDescending: true }, ["Sam", "Kim", "Ada"]],
  [{ column: "activeTickets", isDescending: true }, ["Sam", "Kim", "Ada"]],
  [{ column: "closed", isDescending: true }, ["Ada", "Kim", "Sam"]],
  [{ column: "firstResponse", isDescending: false }, ["Sam", "Kim", "Ada"]],
  [{ column: "firstResponse", isDescending: true }, ["Kim", "Sam", "Ada"]],
])("%j is %j: who has no value comes last either way", (order, names) => {
  expect(sortPeople(PEOPLE, order).map(({ displayName }) => displayName)).toEqual(names);
});

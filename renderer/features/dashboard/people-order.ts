import type { PersonFigures } from "#domain/statistics/statistics.ts";
import { compareNames } from "#renderer/texts/formats.ts";

export type PeopleColumn = "name" | "activeTickets" | "closed" | "firstResponse";

export interface PeopleOrder {
  column: PeopleColumn;
  isDescending: boolean;
}

/** Those who have no value in the column come last, whichever way it is sorted. */
export function sortPeople(people: readonly PersonFigures[], { column, isDescending }: PeopleOrder): PersonFigures[] {
  const sign = isDescending ? -1 : 1;
  return people.toSorted((a, b) => {
    if (column === "name") return sign * compareNames(a.displayName, b.displayName);
    const [first, second] = [figureOf(a, column), figureOf(b, column)];
    if (first === null || second === null) return Number(first === null) - Number(second === null);
    return sign * (first - second) || compareNames(a.displayName, b.displayName);
  });
}

function figureOf(person: PersonFigures, column: Exclude<PeopleColumn, "name">): number | null {
  return column === "firstResponse" ? person.firstResponse.median : person[column];
}

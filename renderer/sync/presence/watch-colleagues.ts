import { merge, type Observable } from "rxjs";
import type { PresenceEvent } from "#protocol/sync/presence.ts";
import { byName } from "../by-name.ts";
import type { Colleague } from "../desk.ts";
import type { Replica } from "../replica.ts";
import { isSameJson, watched } from "../watch.ts";

/** Who is at a ticket, from what was heard last; of whom this device knows no name yet, nothing. */
export function watchColleagues(
  { people }: Pick<Replica, "people">,
  heard: { changed$: Observable<unknown>; last(): PresenceEvent | null },
  ticketId: string,
): Observable<readonly Colleague[]> {
  const read = () => {
    const last = heard.last();
    return last?.ticketId === ticketId ? toColleagues(last, people) : [];
  };
  return watched(merge(heard.changed$, people.changed$), read, isSameJson);
}

function toColleagues({ present }: PresenceEvent, people: Replica["people"]): Colleague[] {
  return present
    .flatMap(({ personId, activity }) => {
      const person = people.all().get(personId);
      return person ? [{ id: personId, displayName: person.displayName, activity }] : [];
    })
    .sort(byName);
}

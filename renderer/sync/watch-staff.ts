import type { Observable } from "rxjs";
import type { PersonDocument } from "#protocol/sync/documents.ts";
import { byName } from "./by-name.ts";
import type { Replica } from "./replica.ts";
import { isSameJson, watched } from "./watch.ts";

type Staff = Omit<PersonDocument, "version">;

export function watchStaff({ people }: Replica): Observable<readonly Staff[]> {
  return watched(people.changed$, () => staffByName(people.all().values()), isSameJson);
}

function staffByName(people: Iterable<PersonDocument>): Staff[] {
  return [...people]
    .filter(({ role }) => role !== "customer")
    .map(({ version: _version, ...person }) => person)
    .sort(byName);
}

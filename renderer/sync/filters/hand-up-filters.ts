// Filters of the time when each lay on one device alone, as a value of its own (decision 027): they become this person's everywhere, once.

import { byPlace } from "#domain/search/filter-change.ts";
import { savedFilterSchema } from "#domain/search/saved-filter.ts";
import type { DeskDatabase } from "#renderer/database/open-database.ts";
import type { Replica } from "../replica.ts";
import { shownFilters, withChange } from "./filter-state.ts";
import { changeStoredFilters } from "./stored-filters.ts";

const PREFIX = "filter|";

/**
 * To be called before anything is sent. Broken off, or done by two windows at once, it may be done again: what was handed up once is not
 * made again, though its person deleted it since. What can't be read stays where it is.
 */
export async function handUpFilters(database: DeskDatabase, { values }: Pick<Replica, "values">): Promise<void> {
  const ids = [...values.all().keys()].filter((id) => id.startsWith(PREFIX));
  if (ids.length === 0) return;
  const found = await database.values.findByIds(ids).exec();
  const readable = [...found.values()].flatMap((document) => {
    const filter = savedFilterSchema.safeParse(document.toJSON().value).data;
    return filter ? { document, filter } : [];
  });
  const filters = byPlace(readable.map(({ filter }) => filter));
  await changeStoredFilters(database, (state) => {
    const known = new Set([...state.handedUp, ...shownFilters(state).map(({ id }) => id)]);
    const missing = filters.filter(({ id }) => !known.has(id));
    const handedUp = [...new Set([...state.handedUp, ...filters.map(({ id }) => id)])];
    return missing.reduce((next, filter) => withChange(next, { type: "save", filter }), { ...state, handedUp });
  });
  for (const { document } of readable) {
    await document.incrementalModify((data) => ({ ...data, value: {}, _deleted: true }));
  }
}

// A store whose file was damaged (L6): what the server has comes again from there, what only this device had was carried
// over by the storage, and its person is told.

import type { DeskDatabase } from "#renderer/database/open-database.ts";
import { dropConfirmedState } from "./confirmed-state.ts";
import type { Desk } from "./desk.ts";
import { type DeviceClock, instantOf } from "./device-clock.ts";
import type { Replica } from "./replica.ts";
import { forgetValue, keepValue, parseValue } from "./replica-values.ts";
import { isSameJson, watched } from "./watch.ts";

/** Before anything is shown: the values that were carried over say that everything is here, and it is not. */
export async function startRestoration(database: DeskDatabase, clock: DeviceClock): Promise<void> {
  await dropConfirmedState(database);
  await keepValue(database, "restored", { at: instantOf(clock) });
}

export function createRestoration(
  database: DeskDatabase,
  { values }: Replica,
): Pick<Desk, "watchRestoration" | "acknowledgeRestoration"> {
  const read = () => parseValue("restored", values.all().get("restored")?.value);
  return {
    watchRestoration: () => watched(values.changed$, read, isSameJson),
    acknowledgeRestoration: () => forgetValue(database, "restored"),
  };
}

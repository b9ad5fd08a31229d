// Another role sees other tickets (P5): all confirmed state goes and is fetched anew, before anything is shown. What was
// unsent stays and goes on being sent as far as the new role may; its author is shown it first.

import type { DeskDatabase } from "#renderer/database/open-database.ts";
import { dropConfirmedState } from "./confirmed-state.ts";
import type { Desk, Unsent } from "./desk.ts";
import type { Replica } from "./replica.ts";
import { findValue, forgetValue, keepValue, parseValue } from "./replica-values.ts";
import { isSameJson, watched } from "./watch.ts";

type Role = Desk["me"]["role"];

/** Nothing of the former role's is shown, also before the server is asked again. */
export async function dropStateOfAnotherRole(database: DeskDatabase, role: Role): Promise<void> {
  const stored = await findValue(database, "replica");
  if (!stored || stored.role === role) return;
  await keepValue(database, "roleChange", { from: stored.role, to: role, unsent: null });
  await dropConfirmedState(database, { role });
}

/** Notes what is unsent, once, before any of it is sent on. */
export async function noteUnsentAtRoleChange(database: DeskDatabase, findUnsent: () => Promise<Unsent>): Promise<void> {
  const change = await findValue(database, "roleChange");
  if (!change || change.unsent) return;
  const { words, changes } = await findUnsent();
  await keepValue(database, "roleChange", { ...change, unsent: { words: [...words], changes } });
}

export function createRoleChange(
  database: DeskDatabase,
  { values }: Replica,
): Pick<Desk, "watchRoleChange" | "acknowledgeRoleChange"> {
  const read = () => {
    const change = parseValue("roleChange", values.all().get("roleChange")?.value);
    return change?.unsent ? { ...change, unsent: change.unsent } : null;
  };
  return {
    watchRoleChange: () => watched(values.changed$, read, isSameJson),
    acknowledgeRoleChange: () => forgetValue(database, "roleChange"),
  };
}

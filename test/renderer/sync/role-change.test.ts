// Another role's confirmed state is gone before anything is shown, however often the app is cut short on the way.

import { expect, it, vi } from "vitest";
import { openDatabase } from "#renderer/database/open-database.ts";
import { findValue, keepValue } from "#renderer/sync/replica-values.ts";
import { dropStateOfAnotherRole } from "#renderer/sync/role-change.ts";
import { ticketDocument } from "./support/documents.ts";
import { memoryStore } from "./support/memory-store.ts";

it("[P5] what the former role saw is wiped at the next start where the first was cut short", async () => {
  const database = await openDatabase({
    name: `role-${crypto.randomUUID()}`,
    storage: memoryStore(),
    multiInstance: false,
  });
  await keepValue(database, "replica", { id: crypto.randomUUID(), lastNumber: 3, role: "support", refetch: null });
  await database.tickets.insert(ticketDocument());
  const write = vi.spyOn(database.tickets.storageInstance, "bulkWrite").mockRejectedValueOnce(new Error("cut short"));
  await expect(dropStateOfAnotherRole(database, "admin")).rejects.toThrow("cut short");
  write.mockRestore();
  await dropStateOfAnotherRole(database, "admin");
  expect(await database.tickets.count().exec()).toBe(0);
  expect(await findValue(database, "replica")).toMatchObject({ role: "admin", lastNumber: 3 });
  expect(await findValue(database, "roleChange")).toEqual({ from: "support", to: "admin", unsent: null });
  await database.close();
});

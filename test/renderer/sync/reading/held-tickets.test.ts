import { afterEach, describe, expect, it } from "vitest";
import { openDatabase } from "#renderer/database/open-database.ts";
import { holdTickets } from "#renderer/sync/reading/held-tickets.ts";
import { ticketDocument } from "../support/documents.ts";
import { memoryStore } from "../support/memory-store.ts";

const ticket = ticketDocument({ subject: "As it was" });
const closings: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closings.splice(0)) await close();
});

/** A store whose answers are on their way until they are let go. */
async function open(isWanted: (id: string) => boolean) {
  const database = await openDatabase({
    name: `held-${crypto.randomUUID()}`,
    storage: memoryStore(),
    multiInstance: false,
  });
  await database.tickets.insert(ticket);
  const instance = database.tickets.storageInstance;
  const findById = instance.findDocumentsById.bind(instance);
  let letGo = () => {};
  const answered = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  instance.findDocumentsById = async (ids, withDeleted) => {
    const found = await findById(ids, withDeleted);
    await answered;
    return found;
  };
  const held = holdTickets(database, isWanted);
  const following = database.tickets.eventBulks$.subscribe((bulk) => held.take(bulk));
  closings.push(async () => {
    following.unsubscribe();
    await database.close();
  });
  async function changeTo(subject: string): Promise<void> {
    const [previous] = await findById([ticket.id], false);
    if (!previous) throw new Error("The ticket is gone.");
    await instance.bulkWrite([{ previous, document: { ...previous, subject } }], "test");
  }
  return { held, letGo, changeTo };
}

describe("tickets held in memory", () => {
  it("are as the store told while it was being asked, though its answer is older and they were not wanted meanwhile", async () => {
    let isWanted = true;
    const { held, letGo, changeTo } = await open(() => isWanted);
    const asking = held.lookUp([ticket.id]);
    isWanted = false;
    held.forgetUnwanted();
    await changeTo("As it is");
    isWanted = true;
    letGo();
    await asking;
    expect(held.get(ticket.id)?.subject).toBe("As it is");
  });

  it("are not held where nobody wants them any more when the answer comes", async () => {
    let isWanted = true;
    const { held, letGo } = await open(() => isWanted);
    const asking = held.lookUp([ticket.id, crypto.randomUUID()]);
    isWanted = false;
    letGo();
    await asking;
    expect(held.get(ticket.id)).toBeUndefined();
  });

  it("that the store has not are known to be none", async () => {
    const { held, letGo } = await open(() => true);
    letGo();
    const unknown = crypto.randomUUID();
    await held.lookUp([unknown]);
    expect(held.get(unknown)).toBeNull();
  });
});

// Every write to this device's operations. They take turns over all windows, so that order and numbers are given once,
// and each is durable before it is acted upon (S1, S2).

import { uuidv7 } from "uuidv7";
import type { Outcome, PushResponse } from "#protocol/sync/push.ts";
import { compareVersions } from "#protocol/sync/version.ts";
import { blankDocument } from "#renderer/database/json-schema.ts";
import { type StoredOperation, storedOperationSchema } from "#renderer/database/local-documents.ts";
import type { DeskDatabase } from "#renderer/database/open-database.ts";
import type { Exclusively } from "./exclusively.ts";
import { changeValue, findValue, keepValue } from "./replica-values.ts";

export type NewOperation = Pick<StoredOperation, "id" | "kind" | "ticketId" | "args" | "seen" | "writtenAt" | "about">;

export interface OperationStore {
  /** Stores them in their order, all in one write. */
  add(added: readonly NewOperation[]): Promise<void>;
  /** Stores the new one and drops the refused or held one that it replaces, which is never lost in between. */
  replace(id: string, operation: NewOperation): Promise<void>;
  /** Changes what one asks for that nothing was sent of, in its place. @throws once it has got its number. */
  amend(id: string, args: NewOperation["args"]): Promise<void>;
  /** The first of those that still need the server's answer, in the order to send. */
  unanswered(max: number): Promise<StoredOperation[]>;
  /** Gives numbers, in order, to those of them that have none. @returns the operations as stored. */
  number(operations: readonly StoredOperation[]): Promise<StoredOperation[]>;
  answer(outcomes: PushResponse["outcomes"]): Promise<void>;
  /** Marks one that can't be sent as refused on this device; its number goes out as discarded (S5). */
  refuseHere(id: string, outcome: Outcome): Promise<void>;
  /** Drops an operation, or withdraws it where the server may know of it. */
  discard(id: string): Promise<void>;
  /** Removes what the replica has caught up with. */
  settle(horizon: string): Promise<void>;
  /** Begins a new replica: what is unanswered gets numbers anew. Its ids stay, so nothing is applied twice. */
  renumber(): Promise<void>;
  /** Takes no more from this window's person. What they had asked for before is stored when it resolves. */
  close(): Promise<void>;
}

export function createOperationStore(database: DeskDatabase, exclusively: Exclusively): OperationStore {
  const { operations } = database;
  const inTurn = <T>(work: () => Promise<T>) => exclusively(`${database.name}-operations`, work);
  let isClosed = false;

  async function all(): Promise<StoredOperation[]> {
    const found = await operations.find({ sort: [{ order: "asc" }] }).exec();
    return found.map((operation) => operation.toJSON() as StoredOperation);
  }

  async function find(id: string): Promise<StoredOperation | null> {
    const found = await operations.findOne(id).exec();
    return found ? (found.toJSON() as StoredOperation) : null;
  }

  async function findUnanswered(ids: readonly string[]): Promise<StoredOperation[]> {
    const found = await operations.findByIds([...ids]).exec();
    const known = [...found.values()].map((operation) => operation.toJSON() as StoredOperation);
    return known.filter(({ isAnswered }) => !isAnswered).sort(bySending);
  }

  async function add(added: readonly NewOperation[]): Promise<void> {
    if (isClosed) throw new Error("This desk is closed: its account has ended on this device.");
    const last = await operations.findOne({ sort: [{ order: "desc" }] }).exec();
    const fresh = { number: null, outcome: null, isAnswered: false, isWithdrawn: false };
    const first = (last?.order ?? 0) + 1;
    await write(added.map((operation, at) => ({ ...operation, ...fresh, order: first + at })));
  }

  async function write(changed: readonly StoredOperation[]): Promise<void> {
    if (changed.length === 0) return;
    const { error } = await operations.bulkUpsert([...changed]);
    if (error[0]) throw new Error(`The operation ${error[0].documentId} could not be stored.`);
  }

  /** The number stays used when the operation is gone, so it is noted before. */
  async function remove(gone: readonly StoredOperation[]): Promise<void> {
    if (gone.length === 0) return;
    await noteNumbers(database, gone);
    const found = await operations.findByIds(gone.map(({ id }) => id)).exec();
    await Promise.all(
      [...found.values()].map((operation) => operation.incrementalModify((data) => toMarker(data as StoredOperation))),
    );
  }

  async function change(id: string, to: (operation: StoredOperation) => StoredOperation): Promise<void> {
    const found = await find(id);
    if (found) await write([to(found)]);
  }

  async function drop(id: string): Promise<void> {
    const found = await find(id);
    if (!found) return;
    if (found.number === null || found.isAnswered) return await remove([found]);
    await write([{ ...found, outcome: null, isWithdrawn: true }]);
  }

  return {
    add: (added) => inTurn(() => add(added)),
    replace: (id, operation) => inTurn(() => add([operation]).then(() => drop(id))),
    amend: (id, args) =>
      inTurn(async () => {
        const found = await find(id);
        if (!found || found.number !== null) {
          throw new Error("It is on its way to the server already and can't be changed any more.");
        }
        await write([{ ...found, args }]);
      }),
    async unanswered(max) {
      // Numbers are given in the order in which operations were made, so the first by one are the first by the other.
      const query = { selector: { isAnswered: false }, sort: [{ order: "asc" as const }], limit: max };
      const found = await operations.find(query).exec();
      return found.map((operation) => operation.toJSON() as StoredOperation).sort(bySending);
    },
    number: (chosen) =>
      inTurn(async () => await giveNumbers(database, await findUnanswered(chosen.map(({ id }) => id)), write)),
    answer: (outcomes) =>
      inTurn(async () => {
        const answered = new Map(outcomes.map(({ id, outcome }) => [id, outcome]));
        const concerned = await findUnanswered([...answered.keys()]);
        const results = concerned.map((operation) => withAnswer(operation, answered.get(operation.id) ?? null));
        await write(results.filter((result) => result !== null));
        await remove(concerned.filter((_, at) => results[at] === null));
      }),
    refuseHere: (id, outcome) =>
      inTurn(() => change(id, (operation) => ({ ...operation, outcome, isWithdrawn: true }))),
    discard: (id) => inTurn(() => drop(id)),
    settle: (horizon) =>
      inTurn(async () => {
        const settled = (await all()).filter((one) => isSettled(one, horizon));
        await keepSent(database, settled);
        await remove(settled);
      }),
    renumber: () =>
      inTurn(async () => {
        await changeValue(database, "replica", (replica) => ({ ...replica, id: uuidv7(), lastNumber: 0 }));
        const unanswered = (await all()).filter(({ isAnswered }) => !isAnswered);
        // A withdrawn one has no number to make good any more: it is dropped, or kept for its author where refused here.
        await write(unanswered.map((operation) => ({ ...operation, number: null, isAnswered: operation.isWithdrawn })));
        await remove(unanswered.filter(isGone).map((operation) => ({ ...operation, number: null })));
      }),
    close: () =>
      inTurn(async () => {
        isClosed = true;
      }),
  };
}

/** Numbered ones first, as they were numbered; then the order in which they were made. */
function bySending(a: StoredOperation, b: StoredOperation): number {
  return (a.number ?? Number.POSITIVE_INFINITY) - (b.number ?? Number.POSITIVE_INFINITY) || a.order - b.order;
}

async function giveNumbers(
  database: DeskDatabase,
  operations: readonly StoredOperation[],
  write: (changed: readonly StoredOperation[]) => Promise<void>,
): Promise<StoredOperation[]> {
  let last = Math.max((await findValue(database, "replica"))?.lastNumber ?? 0, ...operations.map(numberOf));
  const numbered = operations.map((operation) => {
    if (operation.number !== null) return operation;
    last += 1;
    return { ...operation, number: last };
  });
  await write(numbered.filter((operation, at) => operation !== operations[at]));
  await noteNumbers(database, numbered);
  return numbered;
}

async function noteNumbers(database: DeskDatabase, operations: readonly StoredOperation[]): Promise<void> {
  const highest = Math.max(0, ...operations.map(numberOf));
  if (highest <= ((await findValue(database, "replica"))?.lastNumber ?? 0)) return;
  await changeValue(database, "replica", (replica) => ({
    ...replica,
    lastNumber: Math.max(replica.lastNumber, highest),
  }));
}

const SENT_KEPT = 20;

/** Before they are removed: whoever is stopped in between notes them again, once. */
async function keepSent(database: DeskDatabase, settled: readonly StoredOperation[]): Promise<void> {
  const fresh = settled.filter(({ outcome }) => outcome?.type === "applied" || outcome?.type === "merged").toReversed();
  if (fresh.length === 0) return;
  const ids = new Set(fresh.map(({ id }) => id));
  const known = (await findValue(database, "sent"))?.operations ?? [];
  const operations = [...fresh, ...known.filter(({ id }) => !ids.has(id))].slice(0, SENT_KEPT);
  await keepValue(database, "sent", { operations });
}

function numberOf({ number }: StoredOperation): number {
  return number ?? 0;
}

/** Null where nothing of it needs to be kept: its author had withdrawn it. */
function withAnswer(operation: StoredOperation, outcome: Outcome | null): StoredOperation | null {
  if (outcome?.type !== "discarded") return { ...operation, outcome, isAnswered: true, isWithdrawn: false };
  return operation.outcome ? { ...operation, isAnswered: true } : null;
}

function isSettled({ outcome, isAnswered }: StoredOperation, horizon: string): boolean {
  if (!isAnswered || !outcome || outcome.type === "refused" || outcome.type === "held") return false;
  return compareVersions(horizon, outcome.version) > 0;
}

function isGone({ isWithdrawn, outcome }: StoredOperation): boolean {
  return isWithdrawn && outcome === null;
}

function toMarker(operation: StoredOperation): StoredOperation & { _deleted: boolean } {
  const blank = blankDocument(storedOperationSchema, operation.id) as StoredOperation;
  return { ...blank, _deleted: true };
}

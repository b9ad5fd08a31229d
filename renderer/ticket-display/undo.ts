// The last change that can be taken back: offered in the notice that tells of it, and by its key as long as nothing was
// changed after it.

import { create } from "zustand";
import type { Intent } from "#domain/ticket/operation.ts";
import type { Refusal } from "#domain/ticket/refusal.ts";
import { undoOf } from "#domain/ticket/undo-intent.ts";
import { chunksOf } from "#renderer/sync/chunks-of.ts";
import type { Desk, ShownTicket, Submission } from "#renderer/sync/desk.ts";
import { t } from "#renderer/texts/texts.ts";
import { type Notice, showNotice } from "#renderer/ui/toast.tsx";
import { toRefusalText } from "./fault-words.ts";
import { type Room, untilRoom } from "./room-to-send.ts";
import { showFault } from "./show-fault.ts";

const useLatest = create<{ latest: (() => void) | null }>()(() => ({ latest: null }));

/** Whether there is a change that can be taken back. */
export function useCanUndo(): boolean {
  return useLatest(({ latest }) => latest !== null);
}

/** Tells what was done to a ticket and offers to take it back. Silent where there is nothing to take back. */
export function offerUndo(desk: Desk, before: ShownTicket, intent: Intent, title: string): void {
  const undo = undoOf(intent, before, desk.me);
  if (undo.length > 0) tellOfChanges(desk, [{ ticketId: before.id, undo }], { title, detail: before.subject });
}

type Undoing = Pick<Desk, "submitMany" | "watchStatus">;

export interface ChangedTicket {
  ticketId: string;
  /** What leads back, in the order to submit it; empty where nothing does. */
  undo: readonly Intent[];
}

/** Tells what was done to some tickets, and offers to take back what can be. */
export function tellOfChanges(
  desk: Undoing,
  changed: readonly ChangedTicket[],
  notice: Pick<Notice, "title" | "detail">,
): void {
  const undoable = changed.filter(({ undo }) => undo.length > 0);
  if (undoable.length === 0) {
    showNotice(notice);
    return;
  }
  const undo = once(() => void submitAll(desk, undoable));
  useLatest.setState({ latest: undo });
  showNotice({ ...notice, action: { label: t("actions.undo"), onPress: undo } });
}

/** Takes the latest change back; does nothing where there is none. */
export function undoLatest(): void {
  useLatest.getState().latest?.();
}

/** For whoever comes after: nothing of the former person's is taken back any more. */
export function forgetUndo(): void {
  useLatest.setState({ latest: null });
}

/** So many tickets are changed in one write: enough to be quick, few enough to tell how far it is. */
export const SLICE = 200;

async function submitAll(desk: Undoing, changed: readonly ChangedTicket[]): Promise<void> {
  const refused: Refusal[] = [];
  let done = 0;
  try {
    for (const slice of chunksOf(changed, SLICE)) {
      const room = await roomFor(desk, changed, slice);
      if (room === "stopped") return;
      if (room === "offline") break;
      // What leads a ticket back in two steps is told what stands after the first.
      for (let step = 0; slice.some(({ undo }) => step < undo.length); step += 1) {
        refused.push(
          ...(await desk.submitMany(slice.flatMap((one) => stepOf(one, step)))).filter((one) => one !== null),
        );
      }
      done += slice.length;
    }
  } catch (fault) {
    showFault(t("display.undo.failed"), fault);
    offerRest(desk, changed.slice(done));
    return;
  }
  const left = changed.slice(done);
  offerRest(desk, left);
  tellOfRefused(refused, left.length === 0);
}

/** What could not be taken back yet. The key takes back what was changed since, where something was. */
function offerRest(desk: Undoing, left: readonly ChangedTicket[]): void {
  if (left.length === 0) return;
  const since = useLatest.getState().latest;
  tellOfChanges(desk, left, { title: t("display.undo.heldBack", { count: left.length }) });
  if (since) useLatest.setState({ latest: since });
}

/** A few are taken back at once, as whatever one does to a ticket; of many no more than may wait to be sent. */
function roomFor(desk: Undoing, all: readonly ChangedTicket[], slice: readonly ChangedTicket[]): Promise<Room> {
  if (all.length <= SLICE) return Promise.resolve("room");
  return untilRoom(
    desk,
    slice.reduce((sum, { undo }) => sum + undo.length, 0),
  );
}

function tellOfRefused(refused: readonly Refusal[], isAll: boolean): void {
  const [first] = refused;
  if (first) {
    const title = t("display.undo.notAll", { count: refused.length });
    showNotice({ title, detail: toRefusalText(first), tone: "danger" });
  } else if (isAll) showNotice({ title: t("display.undo.done"), tone: "success" });
}

function stepOf({ ticketId, undo }: ChangedTicket, step: number): Submission[] {
  const intent = undo[step];
  return intent ? [{ ...intent, ticketId }] : [];
}

function once(work: () => void): () => void {
  let isDone = false;
  return function undo() {
    if (useLatest.getState().latest === undo) forgetUndo();
    if (isDone) return;
    isDone = true;
    work();
  };
}

// Goes on once what the next screen shows has been read, which takes some milliseconds: it is then rendered whole, and once.

import { flushSync } from "react-dom";

/** What takes longer is waited for on the next screen, which says so. */
const AT_MOST_MS = 50;
/** Whoever does something meanwhile means the screen that they went to. */
const INPUTS = ["keydown", "pointerdown"] as const;
/** Whoever goes elsewhere meanwhile, by the browser's own ways too, has left. */
const MOVES = ["hashchange", "popstate"] as const;

let giveUpLatest: (() => void) | null = null;

/** Whether somebody is on their way: where they are now they have left. */
export function isGoing(): boolean {
  return giveUpLatest !== null;
}

/** Nobody goes anywhere any more. */
export function stayHere(): void {
  giveUpLatest?.();
}

/** `read` never rejects; null where nothing need be read. Whoever goes on meanwhile is not taken back here. */
export function goOnceRead(read: Promise<void> | null, go: () => void): void {
  stayHere();
  if (read === null) {
    // The next key acts on what is gone to, even where it comes in the same task.
    flushSync(go);
    return;
  }
  const timer = setTimeout(finish, AT_MOST_MS);
  const finishAtOnce = () => flushSync(finish);
  for (const input of INPUTS) addEventListener(input, finishAtOnce, { capture: true });
  for (const move of MOVES) addEventListener(move, giveUp);
  giveUpLatest = giveUp;
  let isOver = false;
  void read.then(finish);

  function giveUp(): void {
    isOver = true;
    giveUpLatest = null;
    clearTimeout(timer);
    for (const input of INPUTS) removeEventListener(input, finishAtOnce, { capture: true });
    for (const move of MOVES) removeEventListener(move, giveUp);
  }

  function finish(): void {
    if (isOver) return;
    giveUp();
    go();
  }
}

import { useSyncExternalStore } from "react";

const TICK_MS = 30_000;
const listeners = new Set<() => void>();
let timer: ReturnType<typeof setInterval> | undefined;
let present = 0;

/** The present, renewed every half minute for everybody at once: relative times go on while nobody does anything. */
export function useNow(): Date {
  return new Date(useSyncExternalStore(subscribe, readPresent));
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  timer ??= setInterval(tick, TICK_MS);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  };
}

function tick(): void {
  present = Date.now();
  for (const listener of listeners) listener();
}

function readPresent(): number {
  if (timer === undefined || Date.now() - present > TICK_MS) present = Date.now();
  return present;
}

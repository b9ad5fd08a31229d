// Starts the session of this window: finds who is signed in on the device and opens their desk, with or without network,
// and keeps the three ends of a session apart (S13).

import { createStore } from "zustand/vanilla";
import type { DeskStorage } from "#renderer/database/open-database.ts";
import { type DeviceClock, deviceClock } from "./device-clock.ts";
import type { Exclusively } from "./exclusively.ts";
import { createHttpClient } from "./http-client.ts";
import { keepInWindow, keepOnDevice } from "./keeping.ts";
import type { Session, SessionState } from "./session.ts";
import { startSessionNews } from "./session-news.ts";
import { closeStore, leaveScreens, type SessionPlace } from "./session-place.ts";
import type { SecretKeeper } from "./session-record.ts";
import {
  acknowledgeFarewell,
  begin,
  endWith,
  giveWay,
  lookAnew,
  reopen,
  signIn,
  signOut,
  takeAccount,
} from "./session-steps.ts";

export interface SessionOptions {
  /** The sync server's base address, without a trailing slash. */
  server: string;
  keeper: SecretKeeper;
  storage: DeskStorage;
  exclusively: Exclusively;
  /** Several windows may share the store. */
  multiInstance: boolean;
  /** Where the tickets of somebody are who does not want this device to keep them; without it all are kept. */
  unkept?: DeskStorage;
  /** What the person would know this device by, in the list of their sessions. */
  device?: string;
  fetch?: typeof globalThis.fetch;
  clock?: DeviceClock;
  random?: () => number;
  /** Two windows in one process, for tests. */
  ignoreDuplicate?: boolean;
  /** What should not have happened, for the diagnostics. */
  onFault?: (fault: unknown) => void;
}

export async function startSession({ fetch, unkept, ...options }: SessionOptions): Promise<Session> {
  const onDevice = keepOnDevice(options);
  const inTurn = lineUp(options.onFault);
  const place: SessionPlace = {
    ...options,
    clock: options.clock ?? deviceClock,
    http: createHttpClient(options.server, fetch),
    store: createStore<SessionState>(() => ({ stage: "starting" })),
    news: startSessionNews(() => void inTurn(() => lookAnew(place)).catch(() => undefined)),
    onDevice,
    inWindow: unkept ? keepInWindow(unkept) : null,
    keeping: onDevice,
    open: null,
    onAccount: (account) => void inTurn(() => takeAccount(place, account)).catch(() => undefined),
    onEnd: (end, refreshToken) => void inTurn(() => endWith(place, end, refreshToken)).catch(() => undefined),
  };
  await inTurn(() => begin(place));
  return {
    store: place.store,
    signIn: (credentials) => inTurn(() => signIn(place, credentials)),
    findUnsent: async () => place.open?.running.findUnsent() ?? { words: [], changes: 0 },
    isKept: () => place.keeping.isKept,
    isLosingByClosing: () => !place.keeping.isKept && place.open?.running.hasUnsent() === true,
    signOut: () => inTurn(() => signOut(place)),
    acknowledgeFarewell: () => inTurn(() => acknowledgeFarewell(place)),
    reopen: () => inTurn(() => reopen(place)),
    giveWay() {
      // At once, for what is being typed is stored by it and a step before this one may wait for the server.
      leaveScreens(place);
      return inTurn(() => giveWay(place));
    },
    async stop() {
      place.news.stop();
      await inTurn(() => closeStore(place));
    },
  };
}

/** One step at a time; a step that fails is told to its caller and does not hold up the next. */
function lineUp(onFault: (fault: unknown) => void = () => undefined) {
  let last: Promise<unknown> = Promise.resolve();
  return <T>(step: () => Promise<T>): Promise<T> => {
    const result = last.then(step);
    last = result.catch(onFault);
    return result;
  };
}

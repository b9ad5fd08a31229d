// Where a session stands: the state that the screens follow, the account whose store is open, and the three ways to move
// between them. Whoever calls these is in turn.

import type { StoreApi } from "zustand/vanilla";
import type { Account, Tokens } from "#protocol/account/account.ts";
import { isNewerVersion } from "#renderer/database/sqlite-storage/newer-version.ts";
import { SESSION_LOCK, type SessionEnd } from "./account-client.ts";
import type { DeviceClock } from "./device-clock.ts";
import type { Exclusively } from "./exclusively.ts";
import type { HttpClient } from "./http-client.ts";
import type { Keeping } from "./keeping.ts";
import { type OpenAccount, openAccount } from "./open-account.ts";
import type { SessionState } from "./session.ts";
import type { SessionNews } from "./session-news.ts";
import type { SessionRecord } from "./session-record.ts";

export interface SessionPlace {
  readonly server: string;
  readonly onDevice: Keeping;
  /** Null where everything is kept, as in the desktop app. */
  readonly inWindow: Keeping | null;
  /** Where what this window has open is. */
  keeping: Keeping;
  readonly exclusively: Exclusively;
  readonly ignoreDuplicate?: boolean;
  readonly device?: string;
  readonly clock: DeviceClock;
  readonly random?: () => number;
  readonly onFault?: (fault: unknown) => void;
  readonly http: HttpClient;
  readonly store: StoreApi<SessionState>;
  readonly news: SessionNews;
  /** The account whose store is open in this window. */
  open: OpenAccount | null;
  onAccount(account: Account): void;
  onEnd(end: SessionEnd, refreshToken: string | null): void;
}

/** The session's record is read and written under one lock for all windows. */
export function holdingRecord<T>({ exclusively }: SessionPlace, work: () => Promise<T>): Promise<T> {
  return exclusively(SESSION_LOCK, work);
}

export async function openStore(place: SessionPlace, account: Account, tokens: Tokens | null): Promise<OpenAccount> {
  const { http, server, keeping, exclusively, clock, onAccount, onEnd } = place;
  const client = { http, server, keeper: keeping.keeper, exclusively, clock, tokens, onAccount, onEnd };
  const name = keeping.nameStore(server, account.id);
  return await openAccount(account, { ...place, ...keeping, name, client });
}

export async function closeStore(place: SessionPlace): Promise<void> {
  leaveScreens(place);
  await place.open?.close();
  place.open = null;
}

/**
 * Opens the desk of the record's account, in the place of what was open.
 * @throws where it can't be opened; whoever was at work is told.
 */
export async function work(place: SessionPlace, record: SessionRecord, tokens: Tokens | null): Promise<void> {
  await tellingOfFailure(place, async () => {
    await closeStore(place);
    place.open = await openStore(place, record.account, tokens);
  });
  showWorking(place, record);
}

/** The screens go, and with their leaving store what is being typed into the store that is still open (M4). */
export function leaveScreens({ store }: SessionPlace): void {
  if (store.getState().stage === "working") store.setState({ stage: "changing" }, true);
}

/**
 * Whoever was at work sees it, for their screen is gone; and whoever signs in where trying again is of no use.
 * @throws what `step` throws.
 */
export async function tellingOfFailure<T>({ store }: SessionPlace, step: () => Promise<T>): Promise<T> {
  try {
    return await step();
  } catch (fault) {
    if (store.getState().stage === "changing" || isNewerVersion(fault))
      store.setState({ stage: "failed", fault }, true);
    throw fault;
  }
}

export function showWorking({ open, store, keeping }: SessionPlace, { account, ended }: SessionRecord): void {
  if (!open) return;
  const { desk } = open.running;
  store.setState({ stage: "working", account, desk, needsSignIn: ended === "expired", isKept: keeping.isKept }, true);
}

export async function askToSignIn(
  place: SessionPlace,
  account: Account | null,
  why: (SessionState & { stage: "sign_in" })["why"],
): Promise<void> {
  await tellingOfFailure(place, () => closeStore(place));
  place.store.setState({ stage: "sign_in", account, why }, true);
}

export async function sayFarewell(
  place: SessionPlace,
  record: SessionRecord,
  reason: "revoked" | "disabled",
): Promise<void> {
  leaveScreens(place);
  const unsent = await tellingOfFailure(place, async () => {
    place.open ??= await openStore(place, record.account, null);
    return await place.open.prepareFarewell();
  });
  place.store.setState({ stage: "farewell", account: record.account, reason, unsent }, true);
}

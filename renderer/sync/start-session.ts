// Starts the session of this device: finds who is signed in, opens their desk with or without network, and keeps the three
// ends of a session apart (S13). Every step runs in turn, whether a person, the server or another window asked for it.

import { createStore } from "zustand/vanilla";
import { type Account, AUTH_PATHS, type Tokens, tokensSchema } from "#protocol/account/account.ts";
import type { DeskStorage } from "#renderer/database/open-database.ts";
import { type AccountClientOptions, recordOf, SESSION_LOCK, type SessionEnd } from "./account-client.ts";
import { type DeviceClock, deviceClock } from "./device-clock.ts";
import type { Exclusively } from "./exclusively.ts";
import { createHttpClient } from "./http-client.ts";
import { laterOf, mayStartOffline } from "./offline-age.ts";
import { type OpenAccount, openAccount } from "./open-account.ts";
import type { Session, SessionState } from "./session.ts";
import { startSessionNews } from "./session-news.ts";
import { findRecord, forgetRecord, keepRecord, type SecretKeeper, type SessionRecord } from "./session-record.ts";
import { toSignInFailed } from "./sign-in-failed.ts";

export interface SessionOptions {
  /** The sync server's base address, without a trailing slash. */
  server: string;
  keeper: SecretKeeper;
  storage: DeskStorage;
  exclusively: Exclusively;
  /** Several windows may share the store. */
  multiInstance: boolean;
  /** What the person would know this device by, in the list of their sessions. */
  device?: string;
  fetch?: typeof globalThis.fetch;
  clock?: DeviceClock;
  random?: () => number;
  /** Two windows in one process, for tests. */
  ignoreDuplicate?: boolean;
  onFault?: (fault: unknown) => void;
}

export async function startSession(options: SessionOptions): Promise<Session> {
  const { server, keeper, clock = deviceClock } = options;
  const store = createStore<SessionState>(() => ({ stage: "starting" }));
  const http = createHttpClient(server, options.fetch);
  const inTurn = lineUp(options.onFault);
  const news = startSessionNews(() => void inTurn(lookAnew));
  let open: OpenAccount | null = null;

  const clientOptions = (tokens: Tokens | null): Omit<AccountClientOptions, "accountId" | "signal"> => ({
    http,
    server,
    keeper,
    exclusively: options.exclusively,
    clock,
    tokens,
    onAccount: (account) => void inTurn(() => takeAccount(account)),
    onEnd: (end, refreshToken) => void inTurn(() => endWith(end, refreshToken)),
  });

  const holdingRecord = <T>(work: () => Promise<T>) => options.exclusively(SESSION_LOCK, work);

  async function close(): Promise<void> {
    await open?.close();
    open = null;
  }

  async function work(record: SessionRecord, tokens: Tokens | null): Promise<void> {
    await close();
    open = await openAccount(record.account, { ...options, clock, client: clientOptions(tokens) });
    showWorking(record);
  }

  function showWorking({ account, ended }: SessionRecord): void {
    if (!open) return;
    store.setState({ stage: "working", account, desk: open.running.desk, needsSignIn: ended === "expired" }, true);
  }

  async function askToSignIn(
    account: Account | null,
    why: "nobody" | "signed_out" | "offline_too_long",
  ): Promise<void> {
    await close();
    store.setState({ stage: "sign_in", account, why }, true);
  }

  async function begin(): Promise<void> {
    const record = await findRecord(keeper, server);
    if (!record) return await askToSignIn(null, "nobody");
    if (record.ended === "revoked" || record.ended === "disabled") return await sayFarewell(record, record.ended);
    if (!mayStartOffline(record, clock.now())) return await askToSignIn(record.account, "offline_too_long");
    await keepRecord(keeper, { ...record, latestClock: laterOf(record.latestClock, clock.now()) });
    await work(record, null);
  }

  /** Another window changed the record, or this one did not notice in time. */
  async function lookAnew(): Promise<void> {
    const record = await findRecord(keeper, server);
    if (!record) return open ? await askToSignIn(null, "signed_out") : undefined;
    if (record.ended === "revoked" || record.ended === "disabled") return await sayFarewell(record, record.ended);
    if (!open || open.account.id !== record.account.id) return await begin();
    await takeRecord(record, null);
  }

  /** The same person goes on with the same replica; a changed role needs another desk on it. */
  async function takeRecord(record: SessionRecord, tokens: Tokens | null): Promise<void> {
    const isSame = open?.account.id === record.account.id && isSameAccount(open.account, record.account);
    if (!open || !isSame || tokens) return await work(record, tokens);
    showWorking(record);
    if (record.ended === null) open.running.resume();
  }

  async function takeAccount(account: Account): Promise<void> {
    const state = store.getState();
    if (state.stage !== "working" || !open || state.account.id !== account.id) return;
    if (isSameAccount(open.account, account) && !state.needsSignIn) return;
    const record = await findRecord(keeper, server);
    if (record) await takeRecord(record, null);
  }

  async function endWith(end: SessionEnd, refreshToken: string | null): Promise<void> {
    const ended = await holdingRecord(async () => {
      const record = await findRecord(keeper, server);
      const isOld = refreshToken !== null && record?.refreshToken !== refreshToken;
      if (!record || !open || record.account.id !== open.account.id || record.ended === end || isOld) return null;
      const changed = { ...record, refreshToken: null, ended: end };
      await keepRecord(keeper, changed);
      return changed;
    });
    if (!ended) return;
    news.tell();
    if (end === "expired") showWorking(ended);
    else await sayFarewell(ended, end);
  }

  async function sayFarewell(record: SessionRecord, reason: "revoked" | "disabled"): Promise<void> {
    open ??= await openAccount(record.account, { ...options, clock, client: clientOptions(null) });
    const unsent = await open.prepareFarewell();
    store.setState({ stage: "farewell", account: record.account, reason, unsent }, true);
  }

  async function destroy(): Promise<void> {
    await holdingRecord(() => forgetRecord(keeper));
    news.tell();
    await open?.destroy();
    open = null;
  }

  async function signIn(credentials: { email: string; password: string }): Promise<void> {
    const body = { ...credentials, ...(options.device === undefined ? {} : { device: options.device }) };
    const tokens = await http.post(AUTH_PATHS.signIn, body, tokensSchema).catch((fault: unknown) => {
      throw toSignInFailed(fault);
    });
    const record = recordOf(server, tokens, clock);
    await holdingRecord(() => keepRecord(keeper, record));
    news.tell();
    await takeRecord(record, tokens);
  }

  async function signOut(): Promise<void> {
    const record = await findRecord(keeper, server);
    if (record?.ended === null) await open?.tellSignOut();
    await destroy();
    await askToSignIn(record?.account ?? null, "signed_out");
  }

  await inTurn(begin);
  return {
    store,
    signIn: (credentials) => inTurn(() => signIn(credentials)),
    findUnsent: async () => open?.running.findUnsent() ?? { words: [], changes: 0 },
    signOut: () => inTurn(signOut),
    acknowledgeFarewell: () =>
      inTurn(async () => {
        if (store.getState().stage !== "farewell") return;
        await destroy();
        await askToSignIn(null, "nobody");
      }),
    async stop() {
      news.stop();
      await inTurn(close);
    },
  };
}

function isSameAccount(a: Account, b: Account): boolean {
  return a.id === b.id && a.role === b.role && a.display_name === b.display_name && a.email === b.email;
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

// Requests in the name of who is signed in: adds the access token, renews it when it has run out, and tells the session
// when it is over. The refresh token rotates, so all windows take turns and read the stored one anew (S13).

import type { z } from "zod";
import { type Account, AUTH_PATHS, type Tokens, tokensSchema } from "#protocol/account/account.ts";
import { type DeviceClock, instantOf } from "./device-clock.ts";
import type { Exclusively } from "./exclusively.ts";
import type { HttpClient } from "./http-client.ts";
import { ProblemAnswer, SessionEnded } from "./http-fault.ts";
import { findRecord, keepRecord, type SecretKeeper, type SessionRecord } from "./session-record.ts";

export type SessionEnd = "expired" | "revoked" | "disabled";

export interface AccountClient {
  /** @throws SessionEnded, ProblemAnswer, TransportFault, or the signal's reason. */
  post<T>(path: string, body: unknown, answer: z.ZodType<T>, signal?: AbortSignal): Promise<T>;
  /** As `post`, of something small that goes out even where the window closes right behind it. */
  postOutliving<T>(path: string, body: unknown, answer: z.ZodType<T>): Promise<T>;
  /** As `post`, of something that the server does once for each key, however often it is sent. */
  postOnce<T>(path: string, body: unknown, answer: z.ZodType<T>, idempotencyKey: string): Promise<T>;
  put<T>(path: string, body: unknown, answer: z.ZodType<T>, signal?: AbortSignal): Promise<T>;
  get<T>(path: string, answer: z.ZodType<T>, signal?: AbortSignal): Promise<T>;
  delete<T>(path: string, answer: z.ZodType<T>, signal?: AbortSignal): Promise<T>;
  openStream(path: string, signal?: AbortSignal): Promise<ReadableStream<Uint8Array>>;
  /** Asks the server for a new access token now, and thereby whether the session still stands. */
  renew(): Promise<void>;
  /** How often something has come from the server: see `HttpClient`. */
  heard(): number;
}

export interface AccountClientOptions {
  http: HttpClient;
  server: string;
  accountId: string;
  keeper: SecretKeeper;
  exclusively: Exclusively;
  clock: DeviceClock;
  tokens: Tokens | null;
  /** Ends with the account's store: a renewal under way is not waited for. */
  signal: AbortSignal;
  /** The account as the server now has it: its role may have changed. */
  onAccount(account: Account): void;
  /** `refreshToken`: the one that was refused; another window may have signed in meanwhile. */
  onEnd(end: SessionEnd, refreshToken: string | null): void;
}

/** Whoever changes the session's record holds this lock, in all windows. */
export const SESSION_LOCK = "holdfast-refresh";

const EXPIRY_MARGIN_MS = 10_000;

export function createAccountClient(options: AccountClientOptions): AccountClient {
  const { http, clock } = options;
  let access = options.tokens && accessOf(options.tokens, clock);
  let renewing: Promise<Access> | null = null;

  function renewOnce(): Promise<Access> {
    renewing ??= renewAccess(options)
      .then((fresh) => {
        access = fresh;
        return fresh;
      })
      .finally(() => {
        renewing = null;
      });
    return renewing;
  }

  async function withAccess<T>(request: (accessToken: string) => Promise<T>): Promise<T> {
    const current = access && access.until > clock.now() ? access : await renewOnce();
    try {
      return await request(current.token);
    } catch (fault) {
      if (!(fault instanceof ProblemAnswer) || fault.status !== 401) throw fault;
      const fresh = access && access !== current ? access : await renewOnce();
      return await request(fresh.token).catch(endIfRefused);
    }
  }

  /** A token fresh from the server that it refuses: the session is over, whatever the refusal calls it. */
  function endIfRefused(fault: unknown): never {
    if (!(fault instanceof ProblemAnswer) || fault.status !== 401) throw fault;
    options.onEnd(endOf(fault), null);
    throw new SessionEnded("The session has ended.", { cause: fault });
  }

  return {
    post: (path, body, answer, signal) =>
      withAccess((accessToken) => http.post(path, body, answer, { accessToken, signal })),
    postOutliving: (path, body, answer) =>
      withAccess((accessToken) => http.post(path, body, answer, { accessToken, outlivesWindow: true })),
    postOnce: (path, body, answer, idempotencyKey) =>
      withAccess((accessToken) => http.post(path, body, answer, { accessToken, idempotencyKey })),
    put: (path, body, answer, signal) =>
      withAccess((accessToken) => http.put(path, body, answer, { accessToken, signal })),
    get: (path, answer, signal) => withAccess((accessToken) => http.get(path, answer, { accessToken, signal })),
    delete: (path, answer, signal) => withAccess((accessToken) => http.delete(path, answer, { accessToken, signal })),
    openStream: (path, signal) => withAccess((accessToken) => http.openStream(path, { accessToken, signal })),
    async renew() {
      // What is under way may have been answered before that which makes somebody ask.
      await renewing?.catch(() => undefined);
      await renewOnce();
    },
    heard: http.heard,
  };
}

interface Access {
  token: string;
  until: number;
}

function accessOf(tokens: Tokens, clock: DeviceClock): Access {
  return { token: tokens.access_token, until: clock.now() + tokens.expires_in * 1_000 - EXPIRY_MARGIN_MS };
}

function renewAccess(options: AccountClientOptions): Promise<Access> {
  const { exclusively, keeper, server, clock } = options;
  const work = async () => {
    const record = await findRecord(keeper, server);
    if (!record || record.account.id !== options.accountId || record.refreshToken === null) {
      throw new SessionEnded("Nobody is signed in.");
    }
    const tokens = await refresh(options, record.refreshToken);
    await keepRecord(keeper, recordOf(server, tokens, clock));
    options.onAccount(tokens.account);
    return accessOf(tokens, clock);
  };
  return exclusively(SESSION_LOCK, work, { signal: options.signal });
}

async function refresh({ http, onEnd, signal }: AccountClientOptions, refreshToken: string): Promise<Tokens> {
  try {
    return await http.post(AUTH_PATHS.refresh, { refresh_token: refreshToken }, tokensSchema, { signal });
  } catch (fault) {
    if (!(fault instanceof ProblemAnswer) || ![400, 401, 403].includes(fault.status)) throw fault;
    onEnd(endOf(fault), refreshToken);
    throw new SessionEnded("The session has ended.", { cause: fault });
  }
}

/** Contact with the server also settles what the clock may have shown before it was set right. */
export function recordOf(server: string, tokens: Tokens, clock: DeviceClock): SessionRecord {
  return {
    server,
    account: tokens.account,
    refreshToken: tokens.refresh_token,
    ended: null,
    lastOnlineAt: instantOf(clock),
    latestClock: instantOf(clock),
  };
}

/** What is not said to be revoked or disabled is taken as expired: the end at which nothing is lost. */
function endOf(fault: ProblemAnswer): SessionEnd {
  if (fault.type === "session-revoked") return "revoked";
  return fault.type === "account-disabled" ? "disabled" : "expired";
}

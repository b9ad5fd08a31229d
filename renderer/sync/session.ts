// Who is signed in on this device, online or not (S13). The app starts one session, watches its state and shows the
// screen that belongs to it. One account is signed in at a time; each account keeps a replica of its own.

import type { StoreApi } from "zustand/vanilla";
import type { Account } from "#protocol/account/account.ts";
import type { Desk, Unsent } from "./desk.ts";

export type SessionState =
  | { stage: "starting" }
  /** Between two screens, while one store is closed and another opened, or this one emptied. */
  | { stage: "changing" }
  /** The store of somebody who was at work could not be opened again, or is a newer version's (NewerVersion). */
  | { stage: "failed"; fault: unknown }
  /**
   * `account` is the last one on this device, to prefill its address. `offline_too_long`: the network must be reached
   * once before this device may be used again; nothing on it is lost.
   */
  | { stage: "sign_in"; account: Account | null; why: "nobody" | "signed_out" | "offline_too_long" }
  /** `needsSignIn`: the session ran out. The desk goes on with what is on the device; signing in again resumes sync. */
  | {
      stage: "working";
      account: Account;
      desk: Desk;
      needsSignIn: boolean;
      /** False where nothing of it outlives this window. */
      isKept: boolean;
    }
  /** The account was disabled or its sessions ended: unsent words are shown until acknowledged, then all of it goes. */
  | { stage: "farewell"; account: Account; reason: "revoked" | "disabled"; unsent: Unsent };

export interface Credentials {
  email: string;
  password: string;
  /** Whether this device keeps the session and the tickets; where it is left out, as it is. */
  isKept?: boolean;
}

export interface Session {
  readonly store: StoreApi<SessionState>;
  /** @throws SignInFailed with words for the form. Signing in as somebody else leaves the former replica untouched. */
  signIn(credentials: Credentials): Promise<void>;
  /** What signing out now would lose, for the question that goes before it. */
  findUnsent(): Promise<Unsent>;
  /** Whether what is done now outlives this window. */
  isKept(): boolean;
  /** Whether closing this window now loses what somebody has written. Answers at once, for a window that is closing waits for nothing. */
  isLosingByClosing(): boolean;
  /** Destroys the replica and the secrets of this account on this device; tells the server if it can be reached. */
  signOut(): Promise<void>;
  /** The farewell was read: everything of that account goes from this device. */
  acknowledgeFarewell(): Promise<void>;
  /** Opens the store anew, for what it held has changed beneath it: a damaged file was replaced. */
  reopen(): Promise<void>;
  /** Closes the store for good, for a window of a newer version of the app wants it; what was being typed is stored first (M4). */
  giveWay(): Promise<void>;
  stop(): Promise<void>;
}

export class SignInFailed extends Error {
  override name = "SignInFailed";
  readonly reason: "wrong_credentials" | "disabled" | "too_many_attempts" | "unreachable" | "update_needed" | "failed";
  constructor(reason: SignInFailed["reason"], message: string) {
    super(message);
    this.reason = reason;
  }
}

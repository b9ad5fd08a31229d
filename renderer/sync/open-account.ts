// One account's store and desk, opened together and closed together.

import { z } from "zod";
import { type Account, AUTH_PATHS } from "#protocol/account/account.ts";
import {
  closingOnFailure,
  type DeskDatabase,
  type DeskStorage,
  openDatabase,
} from "#renderer/database/open-database.ts";
import type { TextQuery } from "#renderer/database/sqlite-storage/store-engine.ts";
import { type AccountClientOptions, createAccountClient } from "./account-client.ts";
import { dropConfirmedState } from "./confirmed-state.ts";
import type { Unsent } from "./desk.ts";
import type { DeviceClock } from "./device-clock.ts";
import type { Exclusively } from "./exclusively.ts";
import { startRestoration } from "./restoration.ts";
import { type RunningDesk, startDesk } from "./start-desk.ts";

export interface OpenAccountOptions {
  /** The store's. */
  name: string;
  storage: DeskStorage;
  multiInstance: boolean;
  ignoreDuplicate?: boolean;
  exclusively: Exclusively;
  clock: DeviceClock;
  random?: () => number;
  onFault?: (fault: unknown) => void;
  client: Omit<AccountClientOptions, "accountId" | "signal">;
}

export interface OpenAccount {
  readonly account: Account;
  readonly running: RunningDesk;
  close(): Promise<void>;
  /** Ends the session at the server, if it can be reached soon. */
  tellSignOut(): Promise<void>;
  /** Ends sync, keeps what is unsent to be shown, and takes everything else of the desk off this device (P5). */
  prepareFarewell(): Promise<Unsent>;
  destroy(): Promise<void>;
}

const SIGN_OUT_TIMEOUT_MS = 5_000;

/** It is forgotten only once it is noted here that all is to be fetched anew: cut short before, it is begun again. */
async function restore(database: DeskDatabase, { name, storage, clock, onFault }: OpenAccountOptions): Promise<void> {
  const restored = await storage.findRestoration?.(name);
  if (!restored) return;
  await startRestoration(database, clock);
  await storage.forgetRestoration?.(name);
  onFault?.(new Error(`The local store was damaged and is filled anew; ${restored.saved} own entries were saved.`));
}

/** @throws where the store can't be opened or the desk not started; the store is closed again then. */
export async function openAccount(account: Account, options: OpenAccountOptions): Promise<OpenAccount> {
  const { name, storage, multiInstance, ignoreDuplicate = false } = options;
  const database = await openDatabase({ name, storage, multiInstance, ignoreDuplicate });
  const closing = new AbortController();
  const client = createAccountClient({ ...options.client, accountId: account.id, signal: closing.signal });
  const me = { id: account.id, role: account.role, displayName: account.display_name, email: account.email };
  const findText = async (query: TextQuery) => {
    if (!storage.findText) throw new Error("This storage has no full-text index to search.");
    return storage.findText(name, query);
  };
  const running = await closingOnFailure(database, async () => {
    await options.exclusively(`${name}-restoration`, () => restore(database, options));
    return startDesk({ ...options, me, database, client, findText });
  });
  const stop = () => {
    closing.abort();
    return running.stop();
  };
  return {
    account,
    running,
    async close() {
      await stop();
      await database.close();
    },
    async tellSignOut() {
      // Best effort: without network the session ends by its age.
      const telling = client.post(AUTH_PATHS.signOut, {}, z.unknown()).catch(() => undefined);
      await Promise.race([telling, new Promise<void>((resolve) => options.clock.after(SIGN_OUT_TIMEOUT_MS, resolve))]);
    },
    async prepareFarewell() {
      closing.abort();
      await running.endWork();
      await dropConfirmedState(database);
      // Asked last and each time anew: somebody may have been writing until now, here or in another window.
      const unsent = await running.findUnsent();
      await running.stop();
      return unsent;
    },
    async destroy() {
      await stop();
      await database.remove();
      await storage.destroy?.(name);
    },
  };
}

// One window of a device: the app's own session and desk, on the device's disk, key store, locks, clock and network, as a
// process that can be killed.

import type { DeskStorage } from "#renderer/database/open-database.ts";
import type { Desk } from "#renderer/sync/desk.ts";
import type { Exclusively } from "#renderer/sync/exclusively.ts";
import { type Session, type SessionState, SignInFailed } from "#renderer/sync/session.ts";
import type { SecretKeeper } from "#renderer/sync/session-record.ts";
import { startSession } from "#renderer/sync/start-session.ts";
import type { SimulatedTime } from "./device-clock.ts";
import { createLife, Killed, type Life } from "./life.ts";
import { mortalStorage } from "./mortal-storage.ts";
import type { Network } from "./network.ts";

/** What outlives every window. */
export interface Machine {
  server: string;
  disk: DeskStorage;
  keeper: SecretKeeper;
  locks: Exclusively;
  time: SimulatedTime;
  network: Network;
  /** Several windows may be open at once; telling each other of every write is costly, so only where they are. */
  hasWindows: boolean;
  random: () => number;
  onFault: (fault: unknown) => void;
}

export interface Window {
  readonly life: Life;
  readonly session: Session;
  state(): SessionState;
  /** The desk, or null where nobody works in this window. */
  findDesk(): Desk | null;
  /** In good order, as by its person. */
  close(): Promise<void>;
}

/** @throws Killed where it dies on the way. */
export async function openWindow(machine: Machine, life: Life = createLife()): Promise<Window> {
  const starting = startSession({
    server: machine.server,
    keeper: mortalKeeper(machine.keeper, life),
    storage: mortalStorage(machine.disk, life),
    exclusively: mortalLocks(machine.locks, life),
    multiInstance: machine.hasWindows,
    device: "simulated",
    fetch: machine.network.fetchOf(life),
    clock: machine.time.clockOf(life),
    random: machine.random,
    onFault: (fault) => (isExpected(fault, life) ? undefined : machine.onFault(fault)),
  });
  // Nothing that the dead process still does has an effect; it is told to end only for this thread to be rid of it.
  starting.then(
    (session) => life.onEnd(() => void session.stop().catch(() => undefined)),
    () => undefined,
  );
  const session = await life.whileAlive(starting);
  return {
    life,
    session,
    state: () => session.store.getState(),
    findDesk() {
      const state = session.store.getState();
      return state.stage === "working" ? state.desk : null;
    },
    close: () => life.whileAlive(session.stop()),
  };
}

/** Nor is a sign-in that failed without network anything that should not happen. */
function isExpected(fault: unknown, life: Life): boolean {
  return life.isOver || fault instanceof Killed || fault instanceof SignInFailed;
}

function mortalKeeper(keeper: SecretKeeper, life: Life): SecretKeeper {
  const alive = <T>(work: () => Promise<T>): Promise<T> => (life.isOver ? Promise.reject(new Killed()) : work());
  return {
    findSecret: (name) => alive(() => keeper.findSecret(name)),
    keepSecret: (name, value) => alive(() => keeper.keepSecret(name, value)),
    forgetSecret: (name) => alive(() => keeper.forgetSecret(name)),
  };
}

/** The system takes a dead process's locks from it. */
function mortalLocks(locks: Exclusively, life: Life): Exclusively {
  return (name, work, options) =>
    locks(
      name,
      () => {
        life.mustLive();
        return life.whileAlive(work());
      },
      options,
    );
}

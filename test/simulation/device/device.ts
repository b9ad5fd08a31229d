// One device: a machine, and the windows of the app on it. Its commands are what the coordinator may do to it and what its
// person may do.

import { setTimeout as delay } from "node:timers/promises";
import { OPEN_COLLECTIONS } from "rxdb";
import { SignInFailed } from "#renderer/sync/session.ts";
import { act, attend, keepDraft } from "./acting.ts";
import { compareDigests } from "./compare-digests.ts";
import type { DeviceCommands, DeviceSetUp } from "./device-commands.ts";
import { createLife, Killed, type Life } from "./life.ts";
import { buildMachine, type DeviceMachine } from "./machine.ts";
import { untilQuiet } from "./quiet.ts";
import { reportOn } from "./report.ts";
import { openWindow, type Window } from "./window.ts";

export function createDevice(onPush: (instance: number) => void): DeviceCommands {
  const windows = new Map<number, Window>();
  let machine: DeviceMachine | null = null;
  let given: DeviceSetUp | null = null;

  function mustHave(): DeviceMachine {
    if (!machine) throw new Error("The device was not set up.");
    return machine;
  }

  function alive(): Window[] {
    for (const [at, window] of windows) if (window.life.isOver) windows.delete(at);
    return [...windows.values()];
  }

  function windowAt(at: number): Window | null {
    const open = alive();
    return windows.get(at) ?? open[0] ?? null;
  }

  async function open(at: number) {
    alive();
    if (windows.has(at)) return await signInIfAsked(windows.get(at) as Window);
    buryTheDead();
    const life = createLife(() => mustHave().network.count("device killed at a write"));
    life.onEnd(buryTheDead);
    try {
      const window = await openWindow(mustHave(), life);
      windows.set(at, window);
      return await signInIfAsked(window);
    } catch (fault) {
      if (isOfDeath(fault, life)) return "killed";
      throw fault;
    }
  }

  async function signInIfAsked(window: Window) {
    const state = window.state();
    if (state.stage === "farewell") return "farewell";
    if (state.stage === "working" && !state.needsSignIn) return "working";
    return await signIn(window, given);
  }

  async function close(at: number): Promise<void> {
    const window = windows.get(at);
    windows.delete(at);
    await window?.close().catch((fault: unknown) => {
      if (!(fault instanceof Killed)) throw fault;
    });
  }

  return {
    async setUp(setUp) {
      given = setUp;
      machine = buildMachine(setUp, onPush);
    },
    open,
    close,
    async kill() {
      for (const window of alive()) window.life.end();
      windows.clear();
    },
    async killAtWrite(fatal) {
      for (const window of alive()) window.life.dieAtWrite(fatal);
    },
    submit: (at, submission) => act(windowAt(at), (desk) => desk.submit(submission)),
    sendMessage: (at, message) => act(windowAt(at), (desk) => desk.sendMessage(message)),
    keepDraft: (at, draft) => keepDraft(windowAt(at), draft),
    attend: (at, how) => attend(windowAt(at), how),
    async setUpNetwork(isUp) {
      mustHave().network.setUp(isUp);
      // As the system says it.
      if (isUp) for (const window of alive()) window.findDesk()?.syncNow();
    },
    setRoute: async (route) => mustHave().network.setRoute(route),
    setInstances: async (urls) => mustHave().network.setInstances(urls),
    arm: async (armed) => mustHave().network.arm(armed),
    async harmStreams(how) {
      if (how === "silence") mustHave().network.silenceStreams();
      else mustHave().network.breakStreams();
    },
    release: async () => mustHave().network.release(),
    async heal() {
      mustHave().network.heal();
      mustHave().time.elapse();
      for (const window of alive()) {
        window.life.dieAtWrite(null);
        window.findDesk()?.syncNow();
      }
    },
    turnClock: async (offset) => mustHave().time.setOffset(offset),
    elapse: async () => mustHave().time.elapse(),
    isOpen: async () => alive().length > 0,
    untilQuiet: (marker, role) => untilQuiet(mustHave(), alive, { marker, role }),
    async untilSent() {
      for (let look = 0; look < 100; look += 1) {
        const operations = await mustHave().reader.operations();
        if (operations.every(({ isAnswered }) => isAnswered)) return true;
        await delay(5);
      }
      return false;
    },
    async acknowledgeFarewell() {
      for (const window of alive()) await window.session.acknowledgeFarewell();
    },
    report: (withWire) => reportOn(mustHave(), windowAt(0)?.findDesk() ?? null, withWire),
    async askForComparison() {
      await windowAt(0)
        ?.findDesk()
        ?.checkNow()
        .catch(() => undefined);
    },
    compareDigests: () => compareDigests(mustHave(), windowAt(0)?.findDesk() ?? null),
    async tearDown() {
      for (const at of [...windows.keys()]) await close(at);
      machine = null;
    },
  };
}

async function signIn({ life, session }: Window, given: DeviceSetUp | null) {
  const { email, password } = given ?? { email: "", password: "" };
  try {
    await life.whileAlive(session.signIn({ email, password }));
    return "working";
  } catch (fault) {
    if (fault instanceof SignInFailed) return fault.reason === "disabled" ? "farewell" : "unreachable";
    if (isOfDeath(fault, life)) return "killed";
    throw fault;
  }
}

function isOfDeath(fault: unknown, life: Life): boolean {
  return life.isOver || fault instanceof Killed;
}

/** RxDB counts the collections that are open in a thread: those of a dead process are no longer. */
function buryTheDead(): void {
  for (const collection of [...OPEN_COLLECTIONS]) {
    const { storage } = collection.database as unknown as { storage: { life?: { isOver: boolean } } };
    if (storage.life?.isOver) collection.close().catch(() => undefined);
  }
}

// The parts of a device that outlive its windows: disk, key store, locks, clock, network.

import { processLocks } from "#renderer/sync/exclusively.ts";
import { signAccessToken } from "#sync-server/accounts/access-token.ts";
import { seededRandom } from "#sync-server/demo/seeded-random.ts";
import { secretsInMemory } from "#test/renderer/sync/support/secrets-in-memory.ts";
import { type SimulatedTime, simulatedTime } from "./device-clock.ts";
import type { DeviceSetUp } from "./device-commands.ts";
import { type DiskReader, readableDisk } from "./disk-reader.ts";
import { newDisk } from "./mortal-storage.ts";
import { createNetwork } from "./network.ts";
import type { Machine } from "./window.ts";
import { createWire, type Wire } from "./wire.ts";

export interface DeviceMachine extends Machine {
  reader: DiskReader;
  wire: Wire;
  time: SimulatedTime;
  /** The position up to which the author had seen the thread, by operation, as it was sent. */
  seen: Map<string, number | null>;
  /** What the app reported that should not happen. */
  faults: string[];
}

export function buildMachine(given: DeviceSetUp, onPush: (instance: number) => void): DeviceMachine {
  const { disk, reader } = readableDisk(newDisk());
  const time = simulatedTime();
  time.setOffset(given.clockOffset);
  const wire = createWire();
  const faults: string[] = [];
  const seen = new Map<string, number | null>();
  const onPushOf = (instance: number, body: string) => {
    noteSeen(seen, body);
    onPush(instance);
  };
  const network = createNetwork({ wire, onPush: onPushOf, toStale: (token) => toStale(given.signingKey, token) });
  network.setInstances(given.instances);
  return {
    server: given.server,
    hasWindows: given.hasWindows,
    disk,
    reader,
    keeper: secretsInMemory(),
    locks: processLocks(),
    time,
    seen,
    wire,
    network,
    random: seededRandom(given.seed).next,
    faults,
    onFault: (fault) => void faults.push(fault instanceof Error ? (fault.stack ?? fault.message) : String(fault)),
  };
}

function noteSeen(seen: Map<string, number | null>, body: string): void {
  const { operations } = JSON.parse(body) as { operations: { id: string; seen?: { position?: number } }[] };
  for (const operation of operations) seen.set(operation.id, operation.seen?.position ?? null);
}

const AN_HOUR_MS = 3_600_000;

/** As the server gave it an hour ago: of the same session, rightly signed, and over. */
function toStale(signingKey: Uint8Array, token: string): Promise<string> {
  const payload = JSON.parse(Buffer.from(token.split(".")[1] ?? "", "base64url").toString()) as { jti: string };
  return signAccessToken({ signingKey, now: () => new Date(Date.now() - AN_HOUR_MS) }, payload.jti);
}

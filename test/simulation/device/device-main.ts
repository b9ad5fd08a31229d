// A device's thread: takes commands, answers them. RxDB keeps its open collections by thread, so each device has its own.

import { parentPort } from "node:worker_threads";
import { createDevice } from "./device.ts";
import type { AnswerMessage, CommandMessage, DeviceCommands } from "./device-commands.ts";
import { Killed } from "./life.ts";

const port = parentPort;
if (!port) throw new Error("A device runs in a thread of its own.");

// What a dead process leaves unfinished fails unheard.
process.on("unhandledRejection", (fault) => {
  if (fault instanceof Killed || /Killed/.test(String(fault))) return;
  stray.push(fault instanceof Error ? (fault.stack ?? fault.message) : String(fault));
});

const stray: string[] = [];
const device = createDevice((instance) => port.postMessage({ pushed: instance } satisfies AnswerMessage));

port.on("message", ({ id, name, args }: CommandMessage) => {
  const command = device[name] as (...given: unknown[]) => Promise<unknown>;
  command(...args).then(
    (value) => port.postMessage({ id, value: withStray(name, value) } satisfies AnswerMessage),
    (fault: Error) => port.postMessage({ id, error: `${name}: ${fault.stack ?? fault}` } satisfies AnswerMessage),
  );
});

function withStray(name: keyof DeviceCommands, value: unknown): unknown {
  if (name !== "report") return value;
  const report = value as { faults: string[] };
  return { ...report, faults: [...report.faults, ...stray.splice(0)] };
}

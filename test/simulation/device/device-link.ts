// A device as the coordinator holds it: the thread it runs in, and its commands.

import { Worker } from "node:worker_threads";
import { commandsOver, createCalls } from "../calls.ts";
import type { AnswerMessage, DeviceCommands } from "./device-commands.ts";

export interface DeviceLink extends DeviceCommands {
  /** Called when a push leaves for an instance. */
  onPush: (instance: number) => void;
  end(): Promise<void>;
}

export function startDevice(program: URL): DeviceLink {
  const worker = new Worker(program);
  const calls = createCalls((message) => worker.postMessage(message));
  const own = { onPush: (_instance: number) => undefined, end: async () => void (await worker.terminate()) };
  worker.on("message", (message: AnswerMessage) => {
    if ("pushed" in message) own.onPush(message.pushed);
    else calls.take(message);
  });
  worker.on("error", (fault) => calls.end(`A device's thread ended: ${fault.stack}`));
  worker.on("exit", () => calls.end("A device's thread ended."));
  const commands = commandsOver<DeviceCommands>(calls);
  return new Proxy(commands, {
    get: (target, name) => Reflect.get(name in own ? own : target, name) as unknown,
    set: (_target, name, value) => Reflect.set(own, name, value),
  }) as DeviceLink;
}

import { BRIDGE_VERBS, bridgeChannel, type DesktopBridge } from "#protocol/desktop/desktop-bridge.ts";

export type Invoke = (channel: string, ...args: unknown[]) => Promise<unknown>;

/** One function a verb, each of which asks main on the verb's own channel. */
export function createBridge(invoke: Invoke): DesktopBridge {
  const verbs = BRIDGE_VERBS.map((verb) => [verb, (...args: unknown[]) => invoke(bridgeChannel(verb), ...args)]);
  return Object.fromEntries(verbs) as unknown as DesktopBridge;
}

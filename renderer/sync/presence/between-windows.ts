// What the one window that holds the live stream hears of presence, passed on to the other windows of the store. It is
// never stored: who looks at what is of the moment.

import { type PresenceEvent, presenceEventSchema } from "#protocol/sync/presence.ts";

export interface BetweenWindows {
  pass(event: PresenceEvent): void;
  stop(): void;
}

export function joinWindows(storeName: string, onHeard: (event: PresenceEvent) => void): BetweenWindows {
  const channel = new BroadcastChannel(`holdfast-presence-${storeName}`);
  channel.onmessage = ({ data }) => {
    const parsed = presenceEventSchema.safeParse(data);
    if (parsed.success) onHeard(parsed.data);
  };
  return { pass: (event) => channel.postMessage(event), stop: () => channel.close() };
}

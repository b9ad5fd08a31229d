// What the system says of the network. "Offline" can be believed at once; "online" only means that a try is worth it.

export interface OnNetworkChange {
  onOnline(): void;
  onOffline(): void;
}

/** Returns what ends it. Where the platform has no such events (Node), nothing is ever called. */
export function watchNetwork({ onOnline, onOffline }: OnNetworkChange): () => void {
  if (typeof globalThis.addEventListener !== "function") return () => undefined;
  const watching = new AbortController();
  const { signal } = watching;
  globalThis.addEventListener("online", onOnline, { signal });
  globalThis.addEventListener("offline", onOffline, { signal });
  return () => watching.abort();
}

// Whether the window can be seen, and when it is left for good, as the browser tells.

export interface WindowNews {
  isVisible(): boolean;
  stop(): void;
}

/** Where there is no window (Node) it counts as seen, and nothing is ever called. */
export function watchWindow(on: { onChange(): void; onLeave(): void }): WindowNews {
  if (typeof document === "undefined") return { isVisible: () => true, stop: () => undefined };
  const watching = new AbortController();
  const { signal } = watching;
  document.addEventListener("visibilitychange", on.onChange, { signal });
  globalThis.addEventListener("pagehide", on.onLeave, { signal });
  // A page that is shown again out of the browser's cache goes on.
  globalThis.addEventListener("pageshow", on.onChange, { signal });
  return { isVisible: () => document.visibilityState === "visible", stop: () => watching.abort() };
}

import { create } from "zustand";

/** `ready`: a newer version lies on this device and waits for the next start, or for `apply`; it may have failed before. */
export type AppUpdate =
  | { stage: "none" }
  | { stage: "ready"; hasFailed: boolean; apply: () => void }
  | { stage: "applying" };

export const useAppUpdate = create<AppUpdate>(() => ({ stage: "none" }));

/**
 * `stopWork` stores and lets go of everything before `activate` leaves this page for the new version. A page that is
 * being left offers nothing any more: the one that follows is told again.
 */
export function offerUpdate(
  activate: () => Promise<void>,
  stopWork: () => Promise<void>,
  { hasFailed }: { hasFailed: boolean },
): void {
  if (useAppUpdate.getState().stage === "applying") return;
  useAppUpdate.setState({ stage: "ready", hasFailed, apply: () => void apply(activate, stopWork) }, true);
}

/** The desk leaves the screen first: that stores what is being typed (M4). Then its store is closed in good order. */
async function apply(activate: () => Promise<void>, stopWork: () => Promise<void>): Promise<void> {
  useAppUpdate.setState({ stage: "applying" }, true);
  await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
  await stopWork().catch(() => undefined);
  // Where the new version can't be had after all, the one that is here goes on.
  await activate().catch(() => location.reload());
}

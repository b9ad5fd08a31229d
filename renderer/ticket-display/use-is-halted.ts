import type { SyncStatus } from "#renderer/sync/desk.ts";
import { useSessionState } from "#renderer/sync/use-desk.tsx";

/** Whether the server is there and answers nothing until what the top of the screen says is done: signing in again, or an update. */
export function useIsHalted(status: SyncStatus | undefined): boolean {
  const session = useSessionState();
  return status?.updateNeeded === true || (session.stage === "working" && session.needsSignIn);
}

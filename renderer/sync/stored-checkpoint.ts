import type { RxReplicationState } from "rxdb/plugins/replication";
import { filter, firstValueFrom, map, merge, take } from "rxjs";
import type { Checkpoint } from "#protocol/sync/pull.ts";
import { isSameJson } from "./watch.ts";

/**
 * Resolves once this checkpoint is in the store, behind the documents that came with it, or once the replication was
 * cancelled. To be called before RxDB is given them. @throws what a write failed with: a full disk, say.
 */
export async function untilStored<T>(
  replication: RxReplicationState<T, Checkpoint>,
  checkpoint: Checkpoint,
): Promise<void> {
  const { metaInstance } = replication;
  if (!metaInstance) throw new Error("A replication handed over a page before it was started.");
  const stored$ = metaInstance
    .changeStream()
    .pipe(filter(({ events }) => events.some(({ documentData }) => isOf(documentData, checkpoint))));
  const failed$ = replication.error$.pipe(
    map((fault) => {
      throw fault;
    }),
  );
  const cancelled$ = replication.canceled$.pipe(filter(Boolean));
  await firstValueFrom(merge(stored$, failed$, cancelled$).pipe(take(1)), { defaultValue: null });
}

function isOf({ isCheckpoint, itemId, checkpointData }: MetaDocument, checkpoint: Checkpoint): boolean {
  return isCheckpoint === "1" && itemId === "down" && isSameJson(checkpointData, checkpoint);
}

interface MetaDocument {
  isCheckpoint: string;
  itemId: string;
  checkpointData?: unknown;
}

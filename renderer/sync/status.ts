// The state of sync for the status line of every window: what the syncing window tells, and what waits.

import { merge } from "rxjs";
import type { Desk, SyncStatus } from "./desk.ts";
import { countOutbox } from "./outbox.ts";
import type { Replica } from "./replica.ts";
import { parseValue } from "./replica-values.ts";
import { isSameJson, watched } from "./watch.ts";

export function createStatus({ values, operations }: Replica): Pick<Desk, "watchStatus"> {
  const changed$ = merge(values.changed$, operations.changed$);

  function read(): SyncStatus {
    const status = parseValue("status", values.all().get("status")?.value);
    const progress = parseValue("progress", values.all().get("progress")?.value);
    return {
      connection: toConnection(status?.connection),
      lastSyncAt: progress?.lastSyncAt ?? null,
      fill: status?.fill ?? null,
      sending: status?.sending ?? null,
      ...countOutbox(operations.all().values()),
      updateNeeded: status?.updateNeeded ?? false,
    };
  }

  return { watchStatus: () => watched(changed$, read, isSameJson) };
}

function toConnection(connection: SyncStatus["connection"] | undefined): SyncStatus["connection"] {
  return connection ?? { state: "connecting" };
}

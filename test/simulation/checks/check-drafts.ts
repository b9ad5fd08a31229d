// [M4] What was typed and kept is still there, unless it was sent.

import type { DeviceName } from "../cast.ts";
import type { DeviceReport } from "../device/device-commands.ts";
import type { Stage } from "../plan/stage.ts";

export function checkDrafts({ drafts }: Stage, reports: ReadonlyMap<DeviceName, DeviceReport>): string[] {
  return [...drafts].flatMap(([key, text]) => {
    const [device, ticketId, kind] = key.split("|") as [DeviceName, string, string];
    const report = reports.get(device);
    if (!report || text === null) return [];
    const kept = report.drafts.find((draft) => draft.ticketId === ticketId && draft.kind === kind);
    return kept?.text === text ? [] : [`[M4] ${device} has lost what was typed into ${ticketId}`];
  });
}

// [M4] What was typed and kept is still there, unless it was sent.

import type { DeviceName } from "../cast.ts";
import type { DeviceReport } from "../device/device-commands.ts";
import type { DeskRows } from "../oracle/desk-rows.ts";
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

/** [S1] Of what was being sent when the process died: it is typed still, or stored to be sent, or sent. */
export function checkTyped(stage: Stage, rows: DeskRows, reports: ReadonlyMap<DeviceName, DeviceReport>): string[] {
  return [...stage.typed].flatMap(([key, { mark, text }]) => {
    const [device, ticketId] = key.split("|") as [DeviceName, string];
    const report = reports.get(device);
    const isDeleted = rows.tickets.some(({ id, is_deleted }) => id === ticketId && is_deleted);
    if (!report || isDeleted || stage.ledger.isInDoubt(device)) return [];
    const places = [report.drafts, report.operations, rows.messages].map((place) => JSON.stringify(place));
    return places.some((place) => place.includes(mark))
      ? []
      : [`[S1] ${device} has lost words in sending them: ${text}`];
  });
}

// [S3, S4, S8] Each device holds what its person may see, document by document and field by field, and so does whoever
// fetches everything anew.

import { COLLECTION_NAMES, type CollectionName } from "#protocol/sync/documents.ts";
import { CAST, type DeviceName, ownerOf } from "../cast.ts";
import type { DeviceReport } from "../device/device-commands.ts";
import type { DeskRows } from "../oracle/desk-rows.ts";
import { type Projection, projectFor } from "../oracle/projection.ts";

type Documents = Record<CollectionName, { id: string }[]>;

export function checkDevice(name: DeviceName, report: DeviceReport, rows: DeskRows): string[] {
  const expected = projectFor(rows, CAST[ownerOf(name)].id);
  return [
    ...compare(`[S4] ${name}`, report.confirmed, expected),
    ...report.remains.map(
      ({ collection, id }) => `[S8] ${name} keeps words of ${collection} ${id}, which it sees no more`,
    ),
    ...report.shownOtherwise.map((id) => `[S4] ${name} shows ticket ${id} otherwise than it is confirmed`),
  ];
}

export function compare(who: string, held: Documents, expected: Projection): string[] {
  return COLLECTION_NAMES.flatMap((name) => differences(`${who}: ${name}`, held[name], expected[name]));
}

function differences(what: string, held: readonly { id: string }[], expected: readonly { id: string }[]): string[] {
  const [has, should] = [byId(held), byId(expected)];
  const missing = [...should.keys()].filter((id) => !has.has(id)).map((id) => `${what} ${id} is missing`);
  const surplus = [...has.keys()].filter((id) => !should.has(id)).map((id) => `${what} ${id} should not be there`);
  const other = [...should].flatMap(([id, document]) => {
    const own = has.get(id);
    return own ? fieldsThatDiffer(own, document).map((field) => `${what} ${id} differs: ${field}`) : [];
  });
  return [...missing, ...surplus, ...other];
}

function byId(documents: readonly { id: string }[]): Map<string, Record<string, unknown>> {
  return new Map(documents.map((document) => [document.id, document as Record<string, unknown>]));
}

function fieldsThatDiffer(held: Record<string, unknown>, expected: Record<string, unknown>): string[] {
  const fields = new Set([...Object.keys(held), ...Object.keys(expected)]);
  return [...fields]
    .filter((field) => held[field] !== expected[field])
    .map((field) => `${field} is ${JSON.stringify(held[field])}, should be ${JSON.stringify(expected[field])}`);
}

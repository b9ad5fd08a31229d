// Whether lists of the REST API stay flat: their thousandth page against their first, and either page of a desk of a
// million tickets against that of one of ten thousand. Both desks are asked in turn, so that each ratio is of one moment.

import { atMost } from "../../report.ts";
import { adminAt, agentAt, type BenchPerson, customerAt } from "../bench-people.ts";
import type { BenchRun } from "../bench-run.ts";
import { type ListDesk, makeListDesk } from "../lists/list-desk.ts";
import { type MeasuredList, measureList } from "../lists/measure-list.ts";
import { type ServerUnderTest, startServerUnderTest } from "../server-under-test.ts";

const GOAL = 2;
const FEW = 10_000;
const [MANY, MANY_IN_HASTE] = [1_000_000, 100_000];
const [TURNS, TURNS_IN_HASTE] = [50, 15];

const ALL = "/api/v1/support/admin/tickets";
const OWN = "/api/v1/support/admin/my-assigned-tickets";
const SEEN = "/api/v1/support/tickets";

const LISTS: readonly (readonly [name: string, viewer: BenchPerson, path: string])[] = [
  ["all, by the last change", adminAt(0), ALL],
  ["all, by number", adminAt(0), `${ALL}?sort=ticket_number`],
  ["open", adminAt(0), `${ALL}?status=open`],
  ["in progress", adminAt(0), `${ALL}?status=in_progress`],
  ["closed", adminAt(0), `${ALL}?status=closed`],
  ["urgent", adminAt(0), `${ALL}?priority=urgent`],
  ["one department", adminAt(0), `${ALL}?department=sales`],
  ["unassigned", adminAt(0), `${ALL}?assigned_to=none`],
  ["assigned to one agent", adminAt(0), `${ALL}?assigned_to=${agentAt(0).id}`],
  ["open, urgent, one department", adminAt(0), `${ALL}?status=open&priority=urgent&department=sales`],
  ["closed, urgent", adminAt(0), `${ALL}?status=closed&priority=urgent`],
  ["closed, urgent, one department", adminAt(0), `${ALL}?status=closed&priority=urgent&department=sales`],
  ["urgent, one department, by number", adminAt(0), `${ALL}?priority=urgent&department=sales&sort=ticket_number`],
  ["unassigned, urgent", adminAt(0), `${ALL}?assigned_to=none&priority=urgent`],
  ["closed, urgent, by one agent", adminAt(0), `${ALL}?assigned_to=${agentAt(0).id}&status=closed&priority=urgent`],
  ["an admin's sight", adminAt(0), SEEN],
  ["an admin's sight, oldest first", adminAt(0), `${SEEN}?sort=updated_at`],
  ["an admin's sight, closed, oldest first", adminAt(0), `${SEEN}?status=closed&sort=updated_at`],
  ["an admin's sight, urgent, by number", adminAt(0), `${SEEN}?priority=urgent&sort=ticket_number`],
  ["an agent's sight", agentAt(0), SEEN],
  ["an agent's sight, by number", agentAt(0), `${SEEN}?sort=ticket_number`],
  ["an agent's sight, in progress", agentAt(0), `${SEEN}?status=in_progress`],
  ["an agent's own", agentAt(0), OWN],
  ["an agent's own in progress", agentAt(0), `${OWN}?status=in_progress`],
  ["a customer's own", customerAt(0), SEEN],
  ["a customer's own, by number", customerAt(0), `${SEEN}?sort=ticket_number`],
];

export async function measureLists(run: BenchRun): Promise<void> {
  const desks: ListDesk[] = [];
  const servers: ServerUnderTest[] = [];
  try {
    for (const tickets of [FEW, run.isQuick ? MANY_IN_HASTE : MANY]) {
      const desk = await makeListDesk(run.postgres.databaseUrl, tickets);
      desks.push(desk);
      servers.push(await startServerUnderTest({ databaseUrl: desk.databaseUrl, name: `lists-${tickets}` }));
    }
    const turns = run.isQuick ? TURNS_IN_HASTE : TURNS;
    for (const [name, viewer, path] of LISTS) report(run, name, await measureList(servers, { viewer, path, turns }));
  } finally {
    for (const server of servers) await server.stop();
    for (const desk of desks) await desk.drop();
  }
}

function report(run: BenchRun, name: string, [small, large]: readonly MeasuredList[]): void {
  if (!small || !large) throw new Error(`the list ${name} was not measured`);
  const ratios = [large.deep / large.first, large.first / small.first, large.deep / small.deep];
  run.figures.push(atMost(`list of ${name}, worst of three ratios`, Math.max(...ratios), GOAL, "ratio"));
  const times = [small.first, small.deep, large.first, large.deep].map((ms) => ms.toFixed(1));
  run.beside(`list of ${name}, ms: pages 1 and 1,000 of the small desk, of the large one`, times.join(", "));
}

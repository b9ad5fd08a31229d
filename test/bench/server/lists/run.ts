// `npm run bench:lists`: whether lists of the REST API stay flat, at their thousandth page as at their first, and on a
// desk of a million tickets as on one of ten thousand. Each filter is measured on both in turn.

import { parseArgs } from "node:util";
import { atMost, describeMachine, keepReport, type Report, toText } from "../../report.ts";
import { adminAt, agentAt, type BenchPerson } from "../bench-people.ts";
import { startServerUnderTest } from "../server-under-test.ts";
import { makeListDesk } from "./list-desk.ts";
import { startListPostgres } from "./list-postgres.ts";
import { measureList } from "./measure-list.ts";

const GOAL = 2;
const ALL = "/api/v1/support/admin/tickets";
const OWN = "/api/v1/support/admin/my-assigned-tickets";
const SEEN = "/api/v1/support/tickets";

const LISTS: readonly (readonly [viewer: BenchPerson, path: string])[] = [
  [adminAt(0), ALL],
  [adminAt(0), `${ALL}?sort=ticket_number`],
  [adminAt(0), `${ALL}?status=open`],
  [adminAt(0), `${ALL}?status=closed`],
  [adminAt(0), `${ALL}?priority=urgent`],
  [adminAt(0), `${ALL}?department=sales`],
  [adminAt(0), `${ALL}?assigned_to=none`],
  [adminAt(0), `${ALL}?assigned_to=${agentAt(0).id}`],
  [adminAt(0), `${ALL}?status=open&priority=urgent&department=sales`],
  [adminAt(0), SEEN],
  [agentAt(0), SEEN],
  [agentAt(0), `${OWN}?status=in_progress`],
];

const { values } = parseArgs({
  options: {
    tickets: { type: "string", default: "1000000" },
    times: { type: "string", default: "50" },
    out: { type: "string" },
    help: { type: "boolean" },
  },
});
if (values.help) process.stdout.write("npm run bench:lists -- [--tickets 1000000] [--times 50] [--out FILE]\n");
else await bench(10_000, Number(values.tickets), Number(values.times));

async function bench(few: number, many: number, times: number): Promise<void> {
  const report: Report = { figures: [], beside: describeMachine() };
  const postgres = await startListPostgres();
  const desks = [await makeListDesk(postgres.url, few), await makeListDesk(postgres.url, many)] as const;
  const servers = [await start(desks[0].databaseUrl), await start(desks[1].databaseUrl)] as const;
  try {
    for (const [viewer, path] of LISTS) {
      const [small, large] = await measureList(servers, { viewer, path, times });
      if (!small || !large) throw new Error(`${path} was not measured`);
      const name = `${viewer.role} ${path.replace("/api/v1/support", "").replace(agentAt(0).id, "ID")}`;
      report.figures.push(atMost(`${name}: page 1,000 to page 1, of ${many}`, large.deep / large.first, GOAL, "ratio"));
      report.figures.push(atMost(`${name}: page 1, of ${many} to ${few}`, large.first / small.first, GOAL, "ratio"));
      report.figures.push(atMost(`${name}: page 1,000, of ${many} to ${few}`, large.deep / small.deep, GOAL, "ratio"));
      report.beside[`${name}, ms`] = [small.first, small.deep, large.first, large.deep]
        .map((ms) => ms.toFixed(1))
        .join(" ");
    }
  } finally {
    for (const server of servers) await server.stop();
    for (const desk of desks) await desk.drop();
    await postgres.stop();
  }
  process.stdout.write(`\n${toText(report)}`);
  if (values.out) await keepReport(values.out, report);
  if (report.figures.some(({ met }) => !met)) process.exitCode = 1;
}

function start(databaseUrl: string) {
  return startServerUnderTest({ databaseUrl, name: "lists" });
}

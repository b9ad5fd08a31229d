// Imports support requests from a CSV file into a running server:
//
//   npm run import-tickets -- --server http://127.0.0.1:7420 --file requests.csv
//
// The file has a first line with at least `subject` and `body`, and may have `answer`, `queue` and `priority`. Accounts are
// the demo's unless --customers and --staff name others (addresses, separated by commas) and HOLDFAST_IMPORT_PASSWORD their
// password. --report writes down which row became which ticket of whom. Running it again goes on where it stopped.

import { writeFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { compareTicketNumbers } from "#domain/ticket/ticket-number.ts";
import { serverAddressSchema } from "#protocol/desktop/desktop-bridge.ts";
import { DEMO_PASSWORD } from "#sync-server/demo/demo-accounts.ts";
import { type ImportSummary, importTickets } from "./import/import-tickets.ts";

const USAGE = `Usage: npm run import-tickets -- --server URL --file requests.csv
  [--customers casey@demo.test,robin@demo.test] [--staff sam@demo.test] [--report tickets.json]`;

await run();

async function run(): Promise<void> {
  const options = findOptions();
  if (!options) return;
  try {
    const summary = await importTickets({
      ...options,
      onProgress: ({ rows, tickets, answers }) => console.log(`${rows} rows: ${tickets} tickets, ${answers} answers`),
    });
    print(summary);
    if (options.report !== undefined) await writeFile(options.report, `${JSON.stringify(summary, null, 2)}\n`);
  } catch (error) {
    console.error(`The import stopped: ${(error as Error).message}\nRun it again to go on; nothing is imported twice.`);
    process.exitCode = 1;
  }
}

function findOptions() {
  try {
    const { values } = parseArgs({
      options: {
        server: { type: "string" },
        file: { type: "string" },
        customers: { type: "string", default: "casey@demo.test,robin@demo.test" },
        staff: { type: "string", default: "sam@demo.test" },
        report: { type: "string" },
        help: { type: "boolean" },
      },
    });
    if (values.help) {
      console.log(USAGE);
      return null;
    }
    const { file, report } = values;
    const server = serverAddressSchema.safeParse(values.server ?? "");
    if (!file || !server.success) throw new Error("--server takes the server's address, --file a CSV file");
    const password = process.env.HOLDFAST_IMPORT_PASSWORD ?? DEMO_PASSWORD;
    return {
      server: server.data,
      file,
      customers: toList(values.customers),
      staff: toList(values.staff),
      password,
      report,
    };
  } catch (error) {
    console.error(`${(error as Error).message}\n${USAGE}`);
    process.exitCode = 2;
    return null;
  }
}

function toList(addresses: string): string[] {
  return addresses
    .split(",")
    .map((address) => address.trim())
    .filter((address) => address !== "");
}

function print({ tickets, faults }: ImportSummary): void {
  for (const { line, message } of faults) console.log(`line ${line}: ${message}`);
  const answers = tickets.filter(({ answeredBy }) => answeredBy !== null).length;
  const numbers = tickets.map(({ ticketNumber }) => ticketNumber).toSorted(compareTicketNumbers);
  const span = numbers.length > 0 ? `, ${numbers[0]} to ${numbers.at(-1)}` : "";
  console.log(`${tickets.length} tickets${span}; ${answers} answers; ${faults.length} faults.`);
}

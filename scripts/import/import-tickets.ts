// A CSV export of another helpdesk into this one, over the sync protocol: requests go in as their customers' tickets,
// answers as replies of staff. Everything an import sends has an id that follows from the file, so it may be stopped and
// run again as often as it takes.

import type { Outcome } from "#protocol/sync/push.ts";
import { type ImportDevice, type ImportOperation, openImportDevice } from "./import-device.ts";
import { type RowFault, readRequests, type SupportRequest } from "./read-requests.ts";
import { digestOfFile, stableId } from "./stable-ids.ts";

export interface ImportOptions {
  server: string;
  file: string;
  /** E-mail addresses; requests go to them in turn. */
  customers: readonly string[];
  /** E-mail addresses; answers are given by them in turn. */
  staff: readonly string[];
  password: string;
  onProgress?: (progress: { rows: number; tickets: number; answers: number }) => void;
}

export interface ImportedTicket {
  /** Where the row begins in the file. */
  line: number;
  ticketId: string;
  ticketNumber: string;
  customer: string;
  /** Null where there was no answer, or it was refused. */
  answeredBy: string | null;
}

export interface ImportSummary {
  tickets: ImportedTicket[];
  /** Rows that did not go in, or not as a whole. */
  faults: RowFault[];
}

const ROWS_AT_ONCE = 100;

/** @throws where the file can't be read, an account can't sign in, or the server stays out of reach. */
export async function importTickets(options: ImportOptions): Promise<ImportSummary> {
  const digest = await digestOfFile(options.file);
  const customers = await openDevices(options, options.customers, digest);
  const staff = await openDevices(options, options.staff, digest);
  const summary: ImportSummary = { tickets: [], faults: [] };
  let rows = 0;
  for await (const { requests, faults } of inPortions(readRequests(options.file))) {
    summary.faults.push(...faults);
    const planned = requests.map((request, index) => plan(request, rows + index, { customers, staff }));
    rows += requests.length;
    const portion = await sendPortion(planned, [...customers, ...staff]);
    summary.tickets.push(...portion.tickets);
    summary.faults.push(...portion.faults);
    const answers = summary.tickets.filter(({ answeredBy }) => answeredBy !== null).length;
    options.onProgress?.({ rows: rows + summary.faults.length, tickets: summary.tickets.length, answers });
  }
  for (const device of [...customers, ...staff]) await device.signOut();
  return { ...summary, faults: summary.faults.toSorted((a, b) => a.line - b.line) };
}

function openDevices(options: ImportOptions, emails: readonly string[], digest: string): Promise<ImportDevice[]> {
  const { server, password } = options;
  const replicaIdFor = (personId: string) => stableId("replica", digest, personId);
  return Promise.all(emails.map((email) => openImportDevice({ server, email, password, replicaIdFor })));
}

interface Portion {
  requests: SupportRequest[];
  faults: RowFault[];
}

async function* inPortions(rows: ReturnType<typeof readRequests>): AsyncGenerator<Portion> {
  let portion: Portion = { requests: [], faults: [] };
  for await (const row of rows) {
    if (row.type === "fault") portion.faults.push(row.fault);
    else portion.requests.push(row.request);
    if (portion.requests.length < ROWS_AT_ONCE) continue;
    yield portion;
    portion = { requests: [], faults: [] };
  }
  yield portion;
}

interface PlannedRow {
  request: SupportRequest;
  ticketId: string;
  customer: ImportDevice;
  creation: ImportOperation;
  /** Whoever answers, with the reply; null where there is no answer. */
  reply: { staff: ImportDevice; operation: ImportOperation } | null;
}

/**
 * The row's place counts into its id, for two customers may write the same words; its file does not, so that a file
 * that has grown at its end brings in the new rows alone.
 */
function plan(
  request: SupportRequest,
  place: number,
  { customers, staff }: Record<"customers" | "staff", readonly ImportDevice[]>,
): PlannedRow {
  const { subject, body, answer, department, priority } = request;
  const key = [String(place), subject, body];
  const ticketId = stableId("ticket", ...key);
  const customer = inTurn(customers, place);
  const creation: ImportOperation = {
    id: stableId("creation", customer.email, ...key),
    ticketId,
    kind: "createTicket",
    args: { subject, description: body, department, ...(priority ? { priority } : {}) },
  };
  if (answer === null) return { request, ticketId, customer, creation, reply: null };
  const replier = inTurn(staff, place);
  const operation: ImportOperation = {
    id: stableId("reply", replier.email, ...key, answer),
    ticketId,
    kind: "addMessage",
    args: { messageId: stableId("message", ...key, answer), message: answer, isInternalNote: false },
  };
  return { request, ticketId, customer, creation, reply: { staff: replier, operation } };
}

function inTurn<T>(list: readonly T[], place: number): T {
  const entry = list[place % list.length];
  if (entry === undefined) throw new Error("name at least one customer and one member of staff");
  return entry;
}

/** First all requests, each device its own, then the answers to them. */
async function sendPortion(planned: readonly PlannedRow[], devices: readonly ImportDevice[]): Promise<ImportSummary> {
  const outcomes = new Map<ImportOperation, Outcome>();
  const sendAll = async (work: readonly { device: ImportDevice; operation: ImportOperation }[]) => {
    const sending = devices.map(async (device) => {
      const own = work.filter((one) => one.device === device).map(({ operation }) => operation);
      const ended = await device.push(own);
      for (const [index, operation] of own.entries()) outcomes.set(operation, ended[index] as Outcome);
    });
    await Promise.all(sending);
  };
  await sendAll(planned.map(({ customer, creation }) => ({ device: customer, operation: creation })));
  await sendAll(planned.flatMap(({ reply }) => (reply ? [{ device: reply.staff, operation: reply.operation }] : [])));
  return summarise(planned, outcomes);
}

function summarise(planned: readonly PlannedRow[], outcomes: ReadonlyMap<ImportOperation, Outcome>): ImportSummary {
  const summary: ImportSummary = { tickets: [], faults: [] };
  for (const { request, ticketId, customer, creation, reply } of planned) {
    const { line } = request;
    const created = outcomes.get(creation);
    const replied = reply ? outcomes.get(reply.operation) : undefined;
    if (created?.type === "applied") {
      const answeredBy = reply && replied?.type === "applied" ? reply.staff.email : null;
      const ticketNumber = created.ticketNumber ?? "";
      summary.tickets.push({ line, ticketId, ticketNumber, customer: customer.email, answeredBy });
    }
    for (const outcome of [created, replied]) {
      if (outcome?.type === "refused")
        summary.faults.push({ line, message: `was refused: ${outcome.refusal.message}` });
    }
  }
  return summary;
}

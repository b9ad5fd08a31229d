import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { matchesSearch, type Searchable } from "#domain/search/matches-search.ts";
import { parseSearch } from "#domain/search/parse-search.ts";
import { DEPARTMENTS, PRIORITIES, STATUSES } from "#domain/ticket/values.ts";
import { PROBLEM_MEDIA_TYPE } from "#protocol/problem.ts";
import type { RestTicket, RestTicketWithThread } from "#protocol/rest/ticket.ts";
import { TICKET_SORTS } from "#protocol/rest/ticket-list.ts";
import { createPool } from "#sync-server/database/pool.ts";
import { transact } from "#sync-server/database/transact.ts";
import {
  beyondSightBranchesSql,
  branchSql,
  inSightSql,
  isFollowedSql,
  sightBranchesSql,
} from "#sync-server/feed/sight.ts";
import { sql } from "#sync-server/feed/sql.ts";
import { archiveTicket } from "#sync-server/tickets/archive-ticket.ts";
import { deleteTicket } from "#sync-server/tickets/delete-ticket.ts";
import { createRestClient, type EndpointId, type RestClient } from "../../support/rest-client.ts";
import { pickFrom, seededRandom } from "../../support/seeded-random.ts";
import { startTestDesk, type TestDesk } from "../../support/test-desk.ts";
import { createTestDevice } from "../../support/test-device.ts";
import { TEST_PEOPLE, type TestPerson } from "../../support/test-people.ts";

let desk: TestDesk;
let rest: RestClient;
const NOTE = "the-words-of-a-note";
const FOREIGN = "the-words-of-another-customer";

beforeAll(async () => {
  desk = await startTestDesk();
  rest = createRestClient(desk);
  await fillDesk();
});
afterAll(() => desk.stop());

/** Tickets of both customers in every state, with notes in each, some followed, archived or deleted. */
async function fillDesk(): Promise<void> {
  const random = seededRandom(5);
  const pick = <T>(values: readonly T[]) => pickFrom(random, values);
  for (let index = 0; index < 60; index += 1) {
    const customer = index % 3 === 0 ? "robin" : "casey";
    const words = customer === "robin" ? FOREIGN : "It stops";
    const fields = { description: words, priority: pick(PRIORITIES), department: pick(DEPARTMENTS) };
    const assignee = pick([undefined, TEST_PEOPLE.sam.id, TEST_PEOPLE.kim.id, TEST_PEOPLE.lead.id]);
    const { id } = await rest.makeTicket(customer, fields, assignee);
    await rest.ask("kim", "addMessage", { params: { id }, body: { message: NOTE, is_internal_note: true } });
    await rest.ask("admin", "setStatus", { params: { id }, body: { status: pick(STATUSES) } });
    const device = createTestDevice(desk, pick(["sam", "lead"] as const));
    if (random() < 0.3) await device.act({ kind: "follow", ticketId: id, args: {} });
    const { body } = await rest.ask("admin", "readTicket", { params: { id } });
    if (body.status === "closed" && random() < 0.5) {
      await archiveTicket(desk.services, { actor: TEST_PEOPLE.admin, ticketId: id });
    } else if (random() < 0.1) {
      await deleteTicket(desk.services, { actor: TEST_PEOPLE.admin, ticketId: id });
    }
  }
}

async function readAll(who: TestPerson, endpoint: EndpointId, query: Record<string, string> = {}) {
  const tickets: RestTicket[] = [];
  let cursor: string | null = null;
  do {
    const { body }: { body: { tickets: RestTicket[]; next_cursor: string | null; total: { count: number } } } =
      await rest.ask(who, endpoint, { query: { ...query, ...(cursor ? { cursor } : {}) } });
    tickets.push(...body.tickets);
    cursor = body.next_cursor;
    if (!cursor) expect(body.total).toEqual({ count: tickets.length, is_exact: true });
  } while (cursor);
  return tickets;
}

const idsOf = (tickets: readonly { id: string }[]) => tickets.map(({ id }) => id);

describe("lists", () => {
  test.each(["casey", "sam", "kim", "lead"] as const)("[P2] GET /tickets is what replicates to %s", async (who) => {
    const device = createTestDevice(desk, who);
    await device.pull();
    const listed = await readAll(who, "listTickets");
    expect(listed.length).toBeGreaterThan(0);
    expect(idsOf(listed).toSorted()).toEqual(idsOf(device.tickets()).toSorted());
  });

  test.each(["casey", "sam", "kim", "lead"] as const)(
    "[P3] the branches of sight of %s are their sight, and no ticket is in two of them",
    async (who) => {
      const viewer = TEST_PEOPLE[who];
      const inBranches = sql((bind) =>
        sightBranchesSql(viewer, bind)
          .map((one) => `SELECT t.id FROM support_tickets AS t WHERE t.deleted_at IS NULL AND ${branchSql(one, bind)}`)
          .join(" UNION ALL "),
      );
      const inSight = sql((bind) => `SELECT t.id FROM support_tickets AS t WHERE ${inSightSql(viewer, "t.id", bind)}`);
      const [branches, sight] = await transact(desk.pool, (tx) =>
        Promise.all([tx.query(inBranches), tx.query(inSight)]),
      );
      expect(idsOf(branches.rows).toSorted()).toEqual(idsOf(sight.rows).toSorted());
    },
  );

  test.each(["sam", "kim", "lead"] as const)(
    "[P3] the branches beyond the sight of %s are what they reach and do not see, but for what they follow",
    async (who) => {
      const viewer = TEST_PEOPLE[who];
      const inBranches = sql((bind) =>
        beyondSightBranchesSql(viewer, bind)
          .map((one) => `SELECT t.id FROM support_tickets AS t WHERE t.deleted_at IS NULL AND ${branchSql(one, bind)}`)
          .join(" UNION ALL "),
      );
      const ofSight = sql(
        (
          bind,
        ) => `SELECT t.id, ${inSightSql(viewer, "t.id", bind)} AS "isSeen", ${isFollowedSql(viewer, "t.id", bind)} AS "isFollowed"
          FROM support_tickets AS t WHERE t.deleted_at IS NULL`,
      );
      const [branches, tickets] = await transact(desk.pool, (tx) =>
        Promise.all([tx.query(inBranches), tx.query(ofSight)]),
      );
      const walked = new Set(idsOf(branches.rows));
      expect(walked.size).toBe(branches.rows.length);
      const beyond = tickets.rows.filter(({ isSeen }) => !isSeen);
      expect(beyond.length).toBeGreaterThan(0);
      expect(beyond.filter(({ id }) => !walked.has(id))).toEqual([]);
      expect(tickets.rows.filter(({ id, isSeen, isFollowed }) => walked.has(id) && isSeen && !isFollowed)).toEqual([]);
    },
  );

  test("the desk's list holds all tickets that were not deleted, archived ones too", async () => {
    const { rows } = await desk.pool.query("SELECT id FROM support_tickets WHERE deleted_at IS NULL");
    expect(idsOf(await readAll("sam", "listAllTickets")).toSorted()).toEqual(idsOf(rows).toSorted());
  });

  test("my-assigned-tickets are mine, whoever else sees them", async () => {
    const mine = await readAll("lead", "listAssignedTickets");
    expect(mine.length).toBeGreaterThan(0);
    expect(new Set(mine.map(({ assigned_to }) => assigned_to))).toEqual(new Set([TEST_PEOPLE.lead.id]));
  });

  test.each(TICKET_SORTS)("[T8] sorted by %s, page by page, nothing is missed and nothing twice", async (sort) => {
    for (const [who, endpoint] of [
      ["sam", "listTickets"],
      ["sam", "listAllTickets"],
      ["casey", "listTickets"],
    ] as const) {
      const paged = await readAll(who, endpoint, { sort, limit: "7" });
      expect(idsOf(paged)).toEqual(idsOf(await readAll(who, endpoint, { sort, limit: "200" })));
      const keys = paged.map((ticket) => (sort.endsWith("updated_at") ? ticket.updated_at : orderOf(ticket)));
      const sorted = keys.toSorted();
      expect(keys).toEqual(sort.startsWith("-") ? sorted.toReversed() : sorted);
    }
  });

  test("each filter, and all of them together, keep what they name and nothing else", async () => {
    const all = await readAll("sam", "listAllTickets");
    for (const status of STATUSES) {
      for (const priority of PRIORITIES) {
        for (const department of DEPARTMENTS) {
          const matching = all.filter(
            (one) => one.status === status && one.priority === priority && one.department === department,
          );
          const listed = await readAll("sam", "listAllTickets", { status, priority, department });
          expect(idsOf(listed)).toEqual(idsOf(matching));
        }
      }
    }
    const queue = all.filter((one) => one.assigned_to === null);
    expect(idsOf(await readAll("sam", "listAllTickets", { assigned_to: "none" }))).toEqual(idsOf(queue));
    const kims = all.filter((one) => one.assigned_to === TEST_PEOPLE.kim.id);
    expect(idsOf(await readAll("sam", "listAllTickets", { assigned_to: TEST_PEOPLE.kim.id }))).toEqual(idsOf(kims));
    const own = all.filter((one) => one.assigned_to === TEST_PEOPLE.sam.id);
    expect(idsOf(await readAll("sam", "listAllTickets", { assigned_to: "me" }))).toEqual(idsOf(own));
  });
});

describe("a search", () => {
  test.each([
    ["casey", "listTickets", "stops"],
    ["casey", "listTickets", `"it stops" -printer`],
    ["casey", "listTickets", "status:open,closed priority:high"],
    ["sam", "listTickets", "casey"],
    ["sam", "listTickets", "words-of-a-note status:open"],
    ["sam", "listAllTickets", "from:robin assignee:kim"],
    ["sam", "listAllTickets", "has:note -status:closed another"],
    ["sam", "listAllTickets", "is:unassigned after:2020-01-01"],
    ["sam", "listAllTickets", "before:2020-01-01"],
    ["lead", "listTickets", "from:casey@test.example it"],
    ["lead", "listAssignedTickets", "stops"],
  ] as const)("[P2] %s finds in %s what the terms mean: %s", async (who, endpoint, search) => {
    const viewer = TEST_PEOPLE[who];
    const query = parseSearch(search, viewer);
    const wanted = [];
    for (const ticket of await readAll(who, endpoint)) {
      const { body } = await rest.ask(who, "readTicket", { params: { id: ticket.id } });
      if (matchesSearch(query, toSearchable(body), { id: viewer.id, staff: [] })) wanted.push(ticket);
    }
    if (!search.startsWith("before:") && !search.includes("-printer")) expect(wanted.length).toBeGreaterThan(0);
    for (const sort of ["-updated_at", "ticket_number"] as const) {
      const found = await readAll(who, endpoint, { search, sort, limit: "2" });
      expect(idsOf(found).toSorted()).toEqual(idsOf(wanted).toSorted());
      const keys = found.map((ticket) => (sort === "-updated_at" ? ticket.updated_at : orderOf(ticket)));
      expect(keys).toEqual(sort === "-updated_at" ? keys.toSorted().toReversed() : keys.toSorted());
    }
  });

  test("finds a ticket by its number, and stands beside the other filters", async () => {
    const [some] = await readAll("sam", "listAllTickets");
    if (!some) throw new Error("there is no ticket");
    const search = some.ticket_number;
    expect(idsOf(await readAll("sam", "listAllTickets", { search, status: some.status }))).toEqual([some.id]);
    const other = STATUSES.find((status) => status !== some.status) ?? "";
    expect(await readAll("sam", "listAllTickets", { search, status: other })).toEqual([]);
  });

  test("[P3] by the words of notes, or of another's ticket, customers find nothing, and are told of nothing", async () => {
    const [foreign] = await readAll("robin", "listTickets");
    if (!foreign) throw new Error("robin has no ticket");
    const planted = [NOTE, `"${NOTE}"`, "note", FOREIGN, "robin", foreign.ticket_number, "sam@test.example", "kim"];
    for (const search of planted) {
      const { body } = await rest.ask("casey", "listTickets", { query: { search } });
      expect([search, body]).toEqual([search, { tickets: [], next_cursor: null, total: { count: 0, is_exact: true } }]);
      if (!search.includes("@") && search !== "kim")
        expect((await readAll("sam", "listAllTickets", { search })).length).toBeGreaterThan(0);
    }
    expect(idsOf(await readAll("casey", "listTickets", { search: `-${NOTE}` }))).toEqual(
      idsOf(await readAll("casey", "listTickets")),
    );
  });

  test.each([
    ["sam", "printer colour:red", "There is no filter “colour:”"],
    ["sam", "status:opened", "status: takes open, in_progress or closed"],
    ["sam", "before:tomorrow", "before: takes a day"],
    ["sam", "!?", "holds nothing to search for"],
    ["sam", "status:", "holds nothing to search for"],
    [
      "sam",
      Array.from({ length: 21 }, (_none, at) => `word${at}`).join(" "),
      "A search takes 20 words and filters at most",
    ],
    ["sam", "x".repeat(501), "must be at most 500 characters"],
    ["sam", "", "must not be empty"],
    // To customers these filters do not exist (P4).
    ["casey", "has:note", "There is no filter “has:”"],
    ["casey", "assignee:sam", "There is no filter “assignee:”"],
    ["casey", "from:robin", "There is no filter “from:”"],
  ] as const)("%s is refused %s with what to write instead", async (who, search, message) => {
    const { status, headers, body } = await rest.ask(who, "listTickets", { query: { search } });
    expect([status, headers.get("content-type")]).toEqual([400, expect.stringContaining(PROBLEM_MEDIA_TYPE)]);
    expect(body.errors).toEqual([{ field: "search", message: expect.stringContaining(message) }]);
  });
});

function toSearchable(ticket: RestTicketWithThread): Searchable {
  return {
    ticketNumber: ticket.ticket_number,
    subject: ticket.subject,
    description: ticket.description,
    customerName: ticket.customer_name,
    customerEmail: ticket.customer_email,
    status: ticket.status,
    priority: ticket.priority,
    department: ticket.department,
    assignedTo: ticket.assigned_to,
    assigneeName: ticket.assignee_name,
    createdAt: ticket.created_at,
    messages: ticket.messages.map((one) => ({ message: one.message, isInternalNote: one.is_internal_note })),
  };
}

/** Padded, so that numbers of the year compare as text. */
function orderOf({ ticket_number: number }: RestTicket): string {
  return number.replace(/\d+$/, (sequence) => sequence.padStart(9, "0"));
}

test("[P3] no answer to a customer holds a note, a foreign ticket or an address of staff, at any filter", async () => {
  const foreign = await readAll("robin", "listTickets");
  const queries = STATUSES.flatMap((status) =>
    PRIORITIES.flatMap((priority) =>
      DEPARTMENTS.flatMap((department) => TICKET_SORTS.map((sort) => ({ status, priority, department, sort }))),
    ),
  );
  const texts: string[] = [];
  for (const query of [{}, ...TICKET_SORTS.map((sort) => ({ sort, limit: "3" })), ...queries]) {
    texts.push((await rest.ask("casey", "listTickets", { query })).text);
  }
  const own = await readAll("casey", "listTickets");
  for (const { id } of own) texts.push((await rest.ask("casey", "readTicket", { params: { id } })).text);
  for (const { id, ticket_number } of foreign) {
    for (const ref of [id, ticket_number])
      texts.push((await rest.ask("casey", "readTicket", { params: { id: ref } })).text);
  }
  expect(texts.length).toBeGreaterThan(300);
  expect(texts.filter((text) => text.includes(NOTE) || text.includes(FOREIGN))).toEqual([]);
  expect(texts.filter((text) => /(sam|kim|lead|admin|robin)@test/.test(text))).toEqual([]);
  expect(texts.filter((text) => foreign.some(({ id }) => text.includes(id)))).toEqual([]);
});

describe("what is asked for wrongly", () => {
  const NO_CURSOR = Buffer.from(JSON.stringify(["x", [0, 0], { count: 1, is_exact: true }])).toString("base64url");
  test.each([
    ["limit", "0"],
    ["limit", "201"],
    ["limit", "1.5"],
    ["limit", "many"],
    ["sort", "subject"],
    ["status", "opened"],
    ["status", ""],
    ["priority", "urgent'--"],
    ["department", "legal"],
    ["assigned_to", "somebody"],
    ["cursor", ""],
    ["cursor", "nonsense"],
    ["cursor", NO_CURSOR],
    ["colour", "red"],
  ])("%s=%s is refused by the name of the parameter", async (name, value) => {
    const { status, body } = await rest.ask("sam", "listAllTickets", { query: { [name]: value } });
    expect(status).toBe(400);
    expect(body.errors.map(({ field }: { field: string }) => field)).toEqual([name]);
  });

  test("a cursor of another list, order, filter or person is refused", async () => {
    const first = await rest.ask("sam", "listAllTickets", { query: { limit: "2" } });
    const cursor = first.body.next_cursor;
    const others = [
      rest.ask("sam", "listTickets", { query: { cursor } }),
      rest.ask("kim", "listAllTickets", { query: { cursor } }),
      rest.ask("sam", "listAllTickets", { query: { cursor, sort: "updated_at" } }),
      rest.ask("sam", "listAllTickets", { query: { cursor, status: "open" } }),
      rest.ask("sam", "listAllTickets", { query: { cursor, assigned_to: "none" } }),
      rest.ask("sam", "listAllTickets", { query: { cursor, search: "printer" } }),
    ];
    expect((await Promise.all(others)).map(({ status }) => status)).toEqual([400, 400, 400, 400, 400, 400]);
    expect((await rest.ask("sam", "listAllTickets", { query: { cursor } })).status).toBe(200);
  });
});

test("a total beyond ten thousand is told as more than that", async () => {
  // The desk's own pool gives up on what takes long.
  const pool = createPool(desk.databaseUrl, { max: 1 });
  await pool.query(
    `INSERT INTO support_tickets (id, user_id, number_year, number_sequence, ticket_number, subject, description, status,
       priority, department, created_by, written_at, created_at, updated_at, public_updated_at)
     SELECT gen_random_uuid(), $1, 1999, n, 'TICK-1999-' || lpad(n::text, greatest(4, length(n::text)), '0'), 's', 'd',
       'open', 'low', 'sales', $1, now(), now(), now(), now() FROM generate_series(1, 10001) AS n`,
    [TEST_PEOPLE.robin.id],
  );
  await pool.end();
  const all = await rest.ask("admin", "listAllTickets", { query: { limit: "1" } });
  expect(all.body.total).toEqual({ count: 10_000, is_exact: false });
  const urgent = await rest.ask("admin", "listAllTickets", { query: { priority: "urgent", limit: "1" } });
  expect(urgent.body.total.is_exact).toBe(true);
});

import fc from "fast-check";
import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { matchesSearch, type Searchable } from "#domain/search/matches-search.ts";
import { parseSearch } from "#domain/search/parse-search.ts";
import { printSearch } from "#domain/search/print-search.ts";
import { PROBLEM_MEDIA_TYPE, problemSchema } from "#protocol/problem.ts";
import { SEARCH_PATH, type SearchResponse, searchResponseSchema } from "#protocol/sync/search.ts";
import { PROTOCOL_VERSION } from "#protocol/sync/version.ts";
import { createPool } from "#sync-server/database/pool.ts";
import { readSnapshot } from "#sync-server/database/transact.ts";
import type { Within } from "#sync-server/feed/sight.ts";
import { sql } from "#sync-server/feed/sql.ts";
import { prepareSearch } from "#sync-server/search/search-sql.ts";
import { searchTickets } from "#sync-server/search/search-tickets.ts";
import { archiveTicket } from "#sync-server/tickets/archive-ticket.ts";
import { deleteTicket } from "#sync-server/tickets/delete-ticket.ts";
import { pageSql, type TicketQuery } from "#sync-server/tickets/ticket-query.ts";
import { PROPERTY_SEED } from "../../domain/property.ts";
import { anyTerms, searchableMentioning } from "../../domain/search/arbitrary-search.ts";
import { startTestDesk, type TestDesk } from "../../support/test-desk.ts";
import { createTestDevice } from "../../support/test-device.ts";
import { TEST_PEOPLE, type TestPerson } from "../../support/test-people.ts";
import { seedTicket } from "./seed-tickets.ts";

let desk: TestDesk;

async function post(who: TestPerson | null, request: object): Promise<Response> {
  const body = { protocol: PROTOCOL_VERSION, isBeyondSight: false, below: null, ...request };
  return desk.ask(who, SEARCH_PATH, { method: "POST", body: JSON.stringify(body) });
}

async function search(who: TestPerson, text: string, request: object = {}): Promise<SearchResponse> {
  return searchResponseSchema.parse(await (await post(who, { text, ...request })).json());
}

async function find(who: TestPerson, text: string, request: object = {}): Promise<(string | undefined)[]> {
  const { hits } = await search(who, text, request);
  return hits.map(({ ticket }) => ticket.subject);
}

describe("who finds what", () => {
  let deletable: string;

  beforeAll(async () => {
    desk = await startTestDesk();
    const casey = createTestDevice(desk, "casey");
    const robin = createTestDevice(desk, "robin");
    const sam = createTestDevice(desk, "sam");
    const lead = createTestDevice(desk, "lead");
    const [printer, invoice] = [uuidv7(), uuidv7()];
    deletable = uuidv7();
    const create = (subject: string, description: string) => ({ subject, description });
    await casey.act({ kind: "createTicket", ticketId: printer, args: create("Printer on fire", "Größe XL, smoke") });
    await robin.act({
      kind: "createTicket",
      ticketId: invoice,
      args: { ...create("Invoice of June", "Twice the price"), department: "billing", priority: "high" },
    });
    await casey.act({ kind: "createTicket", ticketId: deletable, args: create("Weather", "Ephemeral words") });
    await lead.act({ kind: "assign", ticketId: printer, args: { assigneeId: TEST_PEOPLE.sam.id } });
    const say = (message: string, isInternalNote: boolean) => ({ messageId: uuidv7(), message, isInternalNote });
    await sam.act({ kind: "addMessage", ticketId: printer, args: say("A technician is coming.", false) });
    await sam.act({ kind: "addMessage", ticketId: printer, args: say("The culprit is rack seven.", true) });
    const mention = `@[${TEST_PEOPLE.lead.id}] have a look`;
    await sam.act({ kind: "addMessage", ticketId: printer, args: say(mention, true) });
  });
  afterAll(() => desk.stop());

  test.each([
    ["the beginning of a word", "print"],
    ["a word without its accent", "grosse"],
    ["a word of a public reply", "technician"],
    ["words of the subject and of a reply", "printer technician"],
    ["a phrase", '"on fire"'],
    ["what is left out by another word", "casey -weather"],
    ["its number", "TICK-2026-0001"],
    ["a filter", "department:technical -ephemeral"],
    ["a name and an address", "casey@test -weather"],
  ])("[P2] by %s, staff find a ticket and its customer finds their own", async (_by, text) => {
    const wanted = text.replace("2026", String(new Date().getUTCFullYear()));
    for (const who of ["casey", "sam", "kim", "lead"] as const) {
      expect([who, await find(who, wanted)]).toEqual([who, ["Printer on fire"]]);
    }
    expect(await find("robin", wanted)).toEqual([]);
  });

  test.each([
    ["nothing", ""],
    ["marks", '?! "" -'],
    ["a phrase that goes from one text into the next", '"fire Größe"'],
    ["a word within a word", "rinter"],
    ["two tickets together", "printer invoice"],
    ["what SQL would take for its own", "'); DROP TABLE people; -- ' | printer:* & !"],
  ])("nobody finds anything by %s", async (_by, text) => {
    for (const who of ["casey", "sam", "lead"] as const) expect(await find(who, text)).toEqual([]);
  });

  test("[P3] staff find by what a note says, and by its being there", async () => {
    for (const text of ["culprit", '"rack seven"', "has:note", "printer culprit", "assignee:me has:note"]) {
      expect([text, await find("sam", text)]).toEqual([text, ["Printer on fire"]]);
    }
    expect(await find("sam", "-culprit")).toEqual(["Weather", "Invoice of June"]);
    expect(await find("kim", "assignee:sam")).toEqual(["Printer on fire"]);
    expect(await find("kim", "assignee:me")).toEqual([]);
    expect(await find("kim", "is:unassigned from:robin")).toEqual(["Invoice of June"]);
  });

  test("[P3] staff find whom a note mentions by name and by the filter, and see the name in the passage", async () => {
    const name = TEST_PEOPLE.lead.displayName;
    for (const text of [name, `"${name}"`, `mentions:"${name}"`, `look mentions:${name.split(" ")[0]}`]) {
      expect([text, await find("sam", text)]).toEqual([text, ["Printer on fire"]]);
    }
    expect(await find("lead", "mentions:me")).toEqual(["Printer on fire"]);
    expect(await find("sam", "mentions:me")).toEqual([]);
    expect((await search("sam", name)).hits[0]?.passage).toContain(`@${name} have a look`);
  });

  test.each([
    "mentions:me",
    "mentions:lead",
    TEST_PEOPLE.lead.displayName,
    TEST_PEOPLE.lead.id,
    "culprit",
    "culp",
    '"rack seven"',
    "printer culprit",
    "printer -nowhere seven",
    "has:note",
    "printer has:note",
    "assignee:sam",
    "is:unassigned",
    "from:robin",
    "invoice",
    "june status:open",
    "department:billing",
    "robin",
  ])(
    "[P3] [P4] a customer finds nothing by %j: not a note, not a colleague's ticket, not an assignee",
    async (text) => {
      const answer = await post("casey", { text });
      expect(await answer.text()).toBe('{"hits":[],"next":null}');
    },
  );

  test("[P3] what leaves a note out leaves nothing out for a customer, and no passage is of a note", async () => {
    expect(await find("casey", "printer -culprit -seven")).toEqual(["Printer on fire"]);
    const response = await post("casey", { text: "printer technician the is" });
    const answer = await response.text();
    expect(answer).not.toContain("culprit");
    expect(answer).not.toContain("seven");
    expect(answer).not.toContain("sam@test.example");
    const { hits } = await search("sam", "culprit");
    expect(hits[0]?.passage).toBe("The culprit is rack seven.");
  });

  test("the passage is a line of the description, or of the latest message", async () => {
    const passages = async (text: string) => (await search("sam", text)).hits.map(({ passage }) => passage);
    expect(await passages("smoke")).toEqual(["Größe XL, smoke"]);
    expect(await passages("technic")).toEqual(["A technician is coming."]);
    expect(await passages("printer")).toEqual([null]);
    expect(await passages("status:open department:billing")).toEqual([null]);
  });

  test("[P2] beyond sight is what does not replicate to the searcher", async () => {
    const beyond = { isBeyondSight: true };
    expect(await find("kim", "printer", beyond)).toEqual(["Printer on fire"]);
    expect(await find("kim", "invoice", beyond)).toEqual([]);
    expect(await find("sam", "printer", beyond)).toEqual([]);
    expect(await find("lead", "casey", beyond)).toEqual([]);
    expect(await find("casey", "printer", beyond)).toEqual([]);
    await createTestDevice(desk, "kim").act({
      kind: "follow",
      ticketId: (await search("kim", "printer")).hits[0]?.ticket.id ?? "",
      args: {},
    });
    expect(await find("kim", "printer", beyond)).toEqual([]);
  });

  test("a rename, another customer and a new subject are found at once, and what was before is not", async () => {
    await desk.pool.query("UPDATE people SET display_name = 'Rósa Nordlys' WHERE id = $1", [TEST_PEOPLE.robin.id]);
    expect(await find("sam", "nordlys")).toEqual(["Invoice of June"]);
    expect(await find("sam", "from:rosa")).toEqual(["Invoice of June"]);
    const { hits } = await search("sam", "nordlys");
    const lead = createTestDevice(desk, "lead");
    const ticketId = hits[0]?.ticket.id ?? "";
    await lead.act({ kind: "editFields", ticketId, args: { subject: "Bill", customer: { id: TEST_PEOPLE.casey.id } } });
    expect(await find("sam", "nordlys")).toEqual([]);
    expect(await find("casey", "bill -weather")).toEqual(["Bill"]);
    expect(await find("robin", "twice")).toEqual([]);
    expect(await find("sam", "june")).toEqual([]);
  });

  test("[P2] an archived ticket is found, a deleted one is not, and none of its words stay", async () => {
    await createTestDevice(desk, "lead").act({ kind: "setStatus", ticketId: deletable, args: { status: "closed" } });
    await archiveTicket(desk.services, { ticketId: deletable, actor: TEST_PEOPLE.lead });
    expect(await find("lead", "ephem", { isBeyondSight: true })).toEqual(["Weather"]);
    await deleteTicket(desk.services, { ticketId: deletable, actor: TEST_PEOPLE.lead });
    expect(await find("lead", "ephem")).toEqual([]);
    expect(await find("casey", "weather")).toEqual([]);
    const { rows } = await desk.pool.query("SELECT FROM search_texts WHERE words @@ $1::tsquery", ["'ephemeral'"]);
    expect(rows).toEqual([]);
  });

  test.each([
    ["a text that is too long", { text: "x".repeat(501) }, "text"],
    ["no text", {}, "text"],
    ["a place that is none", { text: "x", below: "42" }, "below"],
    ["what is not known", { text: "x", offset: 3 }, "offset"],
  ])("%s is refused by name", async (_what, request, field) => {
    const response = await post("sam", request);
    expect(response.status).toBe(400);
    expect(response.headers.get("content-type")).toContain(PROBLEM_MEDIA_TYPE);
    expect(problemSchema.parse(await response.json()).errors?.map((error) => error.field)).toEqual([field]);
  });

  test("nobody searches without signing in, and [S12] an app of another time is told so", async () => {
    expect((await post(null, { text: "printer" })).status).toBe(401);
    const old = problemSchema.parse(await (await post("sam", { text: "x", protocol: 1 })).json());
    expect(old.type).toContain("update-needed");
  });
});

describe("against what the terms mean", () => {
  const seeded = new Map<string, Searchable>();

  beforeAll(async () => {
    desk = await startTestDesk();
    const samples = fc.sample(searchableMentioning([TEST_PEOPLE.sam.id, TEST_PEOPLE.kim.id]), {
      seed: PROPERTY_SEED,
      numRuns: 60,
    });
    for (const [at, sample] of samples.entries()) {
      const agent = [null, TEST_PEOPLE.sam, TEST_PEOPLE.kim][at % 3];
      const ticketNumber = `TICK-2026-${String(at + 1).padStart(4, "0")}`;
      const assignee = { assignedTo: agent?.id ?? null, assigneeName: agent?.displayName ?? null };
      const ticket = { ...sample, ...assignee, ticketNumber };
      seeded.set(await seedTicket(desk, ticket), ticket);
    }
    await desk.pool.query("ANALYZE");
  });
  afterAll(() => desk.stop());

  test.each(["sam", "casey"] as const)("[P3] %s finds exactly what they may read", async (who) => {
    const searcher = TEST_PEOPLE[who];
    const readable = (ticket: Searchable): Searchable =>
      searcher.role === "customer"
        ? { ...ticket, messages: ticket.messages.filter(({ isInternalNote }) => !isInternalNote) }
        : ticket;
    const staff = Object.values(TEST_PEOPLE).filter(({ role }) => role !== "customer" && searcher.role !== "customer");
    const isWithinReach = ({ customerEmail }: Searchable) =>
      searcher.role !== "customer" || customerEmail === "casey@test.example";
    let found = 0;
    for (const terms of fc.sample(anyTerms, { seed: PROPERTY_SEED, numRuns: 250 })) {
      const text = printSearch(terms);
      const query = parseSearch(text, searcher);
      const wanted = [...seeded]
        .filter(
          ([, ticket]) => isWithinReach(ticket) && matchesSearch(query, readable(ticket), { id: searcher.id, staff }),
        )
        .map(([id]) => id);
      expect([text, await findAll(who, text)]).toEqual([text, wanted.toReversed()]);
      found += wanted.length;
    }
    expect(found).toBeGreaterThan(100);
  });

  /** Page by page, in the order that they come. */
  async function findAll(who: TestPerson, text: string): Promise<string[]> {
    const ids: string[] = [];
    let below: string | null = null;
    do {
      const page: SearchResponse = await search(who, text, { below });
      ids.push(...page.hits.map(({ ticket }) => ticket.id));
      below = page.next;
    } while (below !== null);
    return ids;
  }
});

describe("on a desk of five hundred colleagues, of whom a fifth have one first name", () => {
  const STAFF_OF_ONE_NAME = `
    INSERT INTO people (id, email, display_name, role, created_at, updated_at)
    SELECT gen_random_uuid(), 'agent' || n || '@test.example',
      CASE WHEN n % 5 = 0 THEN 'Anna' ELSE 'Agent' || n END || ' Number' || n || 'x', 'support', now(), now()
    FROM generate_series(1, 500) AS n RETURNING id, display_name AS "displayName"`;
  const searchables: Searchable[] = [];
  let staff: { id: string; displayName: string }[];

  beforeAll(async () => {
    desk = await startTestDesk();
    const others = Object.values(TEST_PEOPLE).filter(({ role }) => role !== "customer");
    staff = [...(await desk.pool.query(STAFF_OF_ONE_NAME)).rows, ...others];
    const anna = staff.find(({ displayName }) => displayName === "Anna Number45x");
    const messages = [
      { message: `@[${anna?.id}] have a look`, isInternalNote: true },
      { message: "Anna of Accounts has called", isInternalNote: false },
      { message: "Nobody is meant by a 45", isInternalNote: true },
    ];
    for (const [at, message] of messages.entries()) {
      const ticket: Searchable = {
        ticketNumber: `TICK-2026-000${at + 1}`,
        subject: ["Mentioned", "Written", "Neither"][at] ?? "",
        description: "d",
        status: "open",
        priority: "low",
        department: "sales",
        assignedTo: null,
        assigneeName: null,
        customerName: TEST_PEOPLE.casey.displayName,
        customerEmail: "casey@test.example",
        createdAt: "2026-01-01T00:00:00.000Z",
        messages: [message],
      };
      searchables.push(ticket);
      await seedTicket(desk, ticket);
    }
  });
  afterAll(() => desk.stop());

  test.each([
    ["anna", ["Written"]],
    ["an", ["Written"]],
    ['"anna"', ["Written"]],
    ["anna number45x", ["Mentioned"]],
    ["number45x", ["Mentioned"]],
    ["number45x -anna", []],
    ['"anna number45x"', ["Mentioned"]],
    ["mentions:anna", ["Mentioned"]],
    ["anna a", []],
  ])("%s finds the same here as on a device, and looks for few", async (text, wanted) => {
    const query = parseSearch(text, TEST_PEOPLE.sam);
    const searcher = { id: TEST_PEOPLE.sam.id, staff };
    const matching = searchables.filter((ticket) => matchesSearch(query, ticket, searcher));
    expect(matching.map(({ subject }) => subject)).toEqual(wanted);
    expect((await find("sam", text)).toSorted()).toEqual(wanted);
    if (text.startsWith("mentions:")) return;
    const sought = await readSnapshot(desk.pool, async (tx) => {
      const search = await prepareSearch(tx, { searcher: TEST_PEOPLE.sam, text, within: "reach" });
      return sql((bind) => search.conditionSql("t", 51, bind)).values.join(" ");
    });
    // An id has five words.
    expect(sought.split("<->").length).toBeLessThan(5 * 4);
  });
});

describe("on a large desk", () => {
  const TICKETS = 20_000;

  beforeAll(async () => {
    desk = await startTestDesk();
    await desk.pool.query(
      `INSERT INTO support_tickets (id, user_id, number_year, number_sequence, ticket_number, subject, description, status,
         priority, department, created_by, written_at, created_at, updated_at, public_updated_at)
       SELECT gen_random_uuid(), $1, 2026, n, 'TICK-2026-' || lpad(n::text, greatest(4, length(n::text)), '0'),
         'The machine ' || md5(n::text), 'It stops after some minutes with the red lamp on', 'open', 'medium', 'general', $1,
         now(), now(), now(), now()
       FROM generate_series(1, ${TICKETS}) AS n`,
      [TEST_PEOPLE.casey.id],
    );
    // All of them wait in the queue.
    await desk.pool.query(
      `INSERT INTO ticket_sight (audience, ticket_id, cause)
       SELECT audience, id, cause FROM support_tickets, (VALUES ('queue', 'queue'), ('admins', 'admin')) AS s (audience, cause)`,
    );
    await desk.pool.query("VACUUM ANALYZE");
  });
  afterAll(() => desk.stop());

  interface Planned {
    who?: TestPerson;
    within?: Within;
    how?: string;
  }

  async function planOf(
    text: string,
    { who = "sam", within = "reach", how = "EXPLAIN" }: Planned = {},
  ): Promise<string> {
    return readSnapshot(desk.pool, async (tx) => {
      const viewer = TEST_PEOPLE[who];
      const search = await prepareSearch(tx, { searcher: viewer, text, within });
      const query: TicketQuery = { viewer, within, filters: {}, order: { by: "number", isDescending: true } };
      const page = pageSql(query, { after: null, limit: 21, search });
      const { rows } = await tx.query<PlanLine>(`${how} ${page.text}`, page.values);
      return toPlan(rows);
    });
  }

  test.each(["c4ca4238", "machine c4ca", '"machine c4ca4238a0b923820dcc509a6f75849b"', "TICK-2026-0042"])(
    "what is rare is looked up in the index of words: %s",
    async (text) => {
      const plan = await planOf(text);
      expect(plan).toContain("Bitmap Index Scan on search_texts_words");
      expect(plan).not.toContain("Seq Scan");
    },
  );

  test("what is common is looked for from the newest ticket down, until a page is full", async () => {
    const plan = await planOf("machine");
    expect(plan).toContain("Index Scan Backward using support_tickets_number_year_number_sequence_key");
    expect(plan).not.toContain("Seq Scan");
    expect(plan).not.toContain("Sort");
  });

  test.each(["sam", "lead"] as const)(
    "beyond the sight of %s, who sees all there is, no ticket is asked for its words or for who sees it",
    async (who) => {
      const plan = await planOf("machine", { who, within: "beyond", how: "EXPLAIN (ANALYZE, TIMING OFF)" });
      const asked = plan.split("\n").filter((line) => / on (search_texts|ticket_sight) /.test(line));
      expect(asked.length).toBeGreaterThan(0);
      for (const line of asked) expect(line).toContain("never executed");
      if (who === "lead") expect(plan).toContain("using support_tickets_numbers_listed");
    },
  );

  test("searches, each of its own shape, leave the names of prepared statements to others", async () => {
    const pool = createPool(desk.databaseUrl, { max: 1 });
    for (const text of ["machine", "machine status:open", "-machine priority:high from:casey"])
      await searchTickets({ pool }, TEST_PEOPLE.lead, { text, below: null, isBeyondSight: true, limit: 5 });
    const { rows } = await pool.query<{ statement: string }>("SELECT statement FROM pg_prepared_statements");
    await pool.end();
    expect(rows).not.toEqual([]);
    expect(rows.filter(({ statement }) => statement.includes("FROM support_tickets AS t WHERE"))).toEqual([]);
  });

  test("a customer is looked up by name in an index", async () => {
    await readSnapshot(desk.pool, async (tx) => {
      // With six people Postgres would look at each.
      await tx.query("SET LOCAL enable_seqscan = off");
      const { rows } = await tx.query<PlanLine>(
        "EXPLAIN SELECT id FROM people WHERE search_words(display_name, email) @@ $1::tsquery",
        ["'casey':*"],
      );
      expect(toPlan(rows)).toContain("people_words");
    });
  });
});

interface PlanLine {
  "QUERY PLAN": string;
}

function toPlan(rows: readonly PlanLine[]): string {
  return rows.map((row) => row["QUERY PLAN"]).join("\n");
}

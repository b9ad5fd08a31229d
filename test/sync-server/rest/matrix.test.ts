// Who may do what over REST: the table of roles for every endpoint, each cell asked of a real server. An endpoint without
// a row, or a row without a role, does not compile.

import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ROLES, type Role } from "#domain/people/role.ts";
import { ENDPOINTS } from "#protocol/rest/endpoints.ts";
import { untilDoneBehindAnswers } from "../../support/done-behind-answers.ts";
import { createRestClient, type EndpointId, type RestClient, type RestQuestion } from "../../support/rest-client.ts";
import { startTestDesk, type TestDesk } from "../../support/test-desk.ts";
import { TEST_PEOPLE, type TestPerson } from "../../support/test-people.ts";

let desk: TestDesk;
let rest: RestClient;
beforeAll(async () => {
  desk = await startTestDesk();
  rest = createRestClient(desk);
});
afterAll(() => desk.stop());

const ACTORS = { customer: "casey", support: "sam", admin: "lead", super_admin: "admin" } as const satisfies Record<
  Role,
  TestPerson
>;

/** Whose ticket it is about: the customer's own, or another customer's in the queue, assigned to the actor, or to kim; or a webhook. */
type Situation = "own" | "queue" | "theirs" | "another's" | "webhook";

interface Row {
  on?: Situation;
  params?: Record<string, string>;
  query?: Record<string, string>;
  body?: unknown | ((actor: TestPerson) => unknown);
  expected: Record<Role, number>;
}

const everybody = (status: number): Record<Role, number> => ({
  customer: status,
  support: status,
  admin: status,
  super_admin: status,
});
const staffOnly = (status: number) => ({ ...everybody(status), customer: 403 });
const adminsOnly = (status: number) => ({ ...staffOnly(status), support: 403 });

const KIM = TEST_PEOPLE.kim.id;
const NEW_TICKET = { subject: "Printer", description: "It stops" };
const anyTicket = (body: unknown, expected: Record<Role, number>): Row[] =>
  (["own", "queue", "theirs", "another's"] as const).map((on) => ({ on, body, expected }));
const reached = (status: number): Row[] => [
  { on: "own", expected: everybody(status) },
  ...(["queue", "theirs", "another's"] as const).map((on) => ({
    on,
    expected: { ...everybody(status), customer: 404 },
  })),
];
const withBody = (rows: Row[], body: unknown): Row[] => rows.map((row) => ({ ...row, body }));
const HOOK = { name: "Shop", url: "https://shop.example.org/", events: ["ticket.created"] };
const onWebhook = (status: number, body?: unknown): Row[] => [
  { on: "webhook", expected: adminsOnly(status), ...(body === undefined ? {} : { body }) },
  { params: { id: KIM, delivery_id: KIM }, expected: adminsOnly(404), ...(body === undefined ? {} : { body }) },
];
const staffAccount = (expected: Record<Role, number>, body?: unknown): Row[] => [
  { params: { id: KIM }, expected, ...(body === undefined ? {} : { body }) },
];

/** What anybody may search for, what only staff may, and what nobody can. */
const searches = (allowed: Record<Role, number>): Row[] => {
  const refused = (status: number) => (status === 200 ? 400 : status);
  const isRefused: Record<Role, number> = {
    customer: refused(allowed.customer),
    support: refused(allowed.support),
    admin: refused(allowed.admin),
    super_admin: refused(allowed.super_admin),
  };
  const forStaff = { ...allowed, customer: isRefused.customer };
  return [
    ...["printer", "status:open -scanner"].map((search) => ({ query: { search }, expected: allowed })),
    ...["has:note", "is:unassigned", "from:robin", "assignee:kim"].map((search) => ({
      query: { search },
      expected: forStaff,
    })),
    ...["status:opened", "colour:red", "!?", ""].map((search) => ({ query: { search }, expected: isRefused })),
  ];
};

const MATRIX: Readonly<Record<EndpointId, readonly Row[]>> = {
  listTickets: [{ expected: everybody(200) }, ...searches(everybody(200))],
  createTicket: [
    { body: NEW_TICKET, expected: { ...everybody(400), customer: 201 } },
    {
      body: { ...NEW_TICKET, customer: { email: "new@test.example" } },
      expected: { ...everybody(201), customer: 403 },
    },
    { body: { ...NEW_TICKET, customer: { id: TEST_PEOPLE.casey.id } }, expected: everybody(201) },
    { body: { ...NEW_TICKET, customer: { id: KIM } }, expected: { ...everybody(400), customer: 403 } },
  ],
  readTicket: reached(200),
  listMessages: reached(200),
  listHistory: reached(200),
  addMessage: [
    ...withBody(reached(201), { message: "Hello" }),
    { on: "own", body: { message: "Hidden", is_internal_note: true }, expected: { ...everybody(201), customer: 403 } },
    {
      on: "queue",
      body: { message: "Hidden", is_internal_note: true },
      expected: { ...everybody(201), customer: 404 },
    },
  ],
  setStatus: [
    ...withBody(reached(200), { status: "closed" }),
    { on: "own", body: { status: "in_progress" }, expected: { ...everybody(200), customer: 403 } },
    { on: "own", body: { status: "open" }, expected: { ...everybody(200), customer: 403 } },
    { on: "queue", body: { status: "in_progress" }, expected: { ...everybody(200), customer: 404 } },
  ],
  listAllTickets: [{ expected: staffOnly(200) }, ...searches(staffOnly(200))],
  listAssignedTickets: [{ expected: staffOnly(200) }, ...searches(staffOnly(200))],
  updateTicket: [
    ...anyTicket({ priority: "urgent" }, staffOnly(200)),
    ...anyTicket({ status: "closed", priority: "low" }, staffOnly(200)),
    ...anyTicket({ subject: "Another" }, adminsOnly(200)),
    ...anyTicket({ description: "Another" }, adminsOnly(200)),
    ...anyTicket({ department: "sales" }, adminsOnly(200)),
    ...anyTicket({ user_id: TEST_PEOPLE.casey.id }, adminsOnly(200)),
    ...anyTicket({ priority: "urgent", subject: "Another" }, adminsOnly(200)),
  ],
  assignTicket: [
    { on: "queue", body: toSelf, expected: staffOnly(200) },
    { on: "theirs", body: toSelf, expected: staffOnly(200) },
    { on: "another's", body: toSelf, expected: adminsOnly(200) },
    ...anyTicket({ employee_id: KIM }, adminsOnly(200)).filter(({ on }) => on !== "another's"),
  ],
  unassignTicket: [
    { on: "theirs", expected: staffOnly(200) },
    { on: "another's", expected: adminsOnly(200) },
    { on: "queue", expected: staffOnly(200) },
  ],
  listEmployees: [{ expected: staffOnly(200) }],
  readStatistics: [{ expected: staffOnly(200) }],
  listDepartments: [{ expected: everybody(200) }],
  listPriorities: [{ expected: everybody(200) }],
  listStatuses: [{ expected: everybody(200) }],
  listStaff: [{ expected: adminsOnly(200) }],
  createStaff: [
    { body: newAccount("support"), expected: adminsOnly(201) },
    { body: newAccount("admin"), expected: { ...adminsOnly(201), admin: 403 } },
  ],
  changeStaffRole: staffAccount({ ...adminsOnly(200), admin: 403 }, { role: "admin" }),
  renameStaff: staffAccount(adminsOnly(200), { display_name: "Kim" }),
  disableStaff: staffAccount(adminsOnly(200)),
  enableStaff: staffAccount(adminsOnly(200)),
  resetStaffPassword: staffAccount(adminsOnly(200)),
  listTokens: [{ expected: everybody(200) }],
  createToken: [{ body: { name: "Export", scope: "read" }, expected: everybody(201) }],
  revokeToken: [{ params: { id: KIM }, expected: everybody(404) }],
  listSecurityEvents: [{ expected: adminsOnly(200) }],
  eraseCustomer: [
    { params: { id: crypto.randomUUID() }, expected: adminsOnly(404) },
    { params: { id: KIM }, expected: everybody(403) },
  ],
  listWebhooks: [{ expected: adminsOnly(200) }],
  createWebhook: [
    { body: HOOK, expected: adminsOnly(201) },
    { body: { ...HOOK, url: "https://10.0.0.1/" }, expected: adminsOnly(400) },
  ],
  readWebhook: onWebhook(200),
  updateWebhook: onWebhook(200, { state: "paused" }),
  deleteWebhook: onWebhook(200),
  rotateWebhookSecret: onWebhook(200),
  testWebhook: onWebhook(201),
  listWebhookDeliveries: onWebhook(200),
  redeliverWebhook: onWebhook(200),
};

function toSelf(actor: TestPerson) {
  return { employee_id: TEST_PEOPLE[actor].id };
}

function newAccount(role: Role) {
  return () => ({ email: `${crypto.randomUUID()}@test.example`, display_name: "Nina New", role });
}

async function paramsFor({ on, params }: Row, actor: TestPerson): Promise<Record<string, string>> {
  if (params) return params;
  if (on === undefined) return {};
  if (on === "webhook") return paramsOfWebhook();
  if (on === "own") return { id: (await rest.makeTicket("casey")).id };
  const holder = { queue: undefined, theirs: actor === "casey" ? KIM : TEST_PEOPLE[actor].id, "another's": KIM }[on];
  return { id: (await rest.makeTicket("robin", {}, holder)).id };
}

/** The only one of the desk, with a delivery. */
async function paramsOfWebhook(): Promise<Record<string, string>> {
  await desk.pool.query("DELETE FROM webhooks");
  const { id } = (await rest.ask("lead", "createWebhook", { body: HOOK })).body.webhook;
  const delivery = (await rest.ask("lead", "testWebhook", { params: { id } })).body;
  return { id, delivery_id: delivery.id };
}

/** Everything that a refused request must leave as it was. */
async function everything(): Promise<unknown> {
  const tables = ["support_tickets", "ticket_messages", "ticket_history", "notices", "people", "api_tokens"];
  const sums = tables.map((name) => `(SELECT md5(string_agg(t::text, '' ORDER BY t.id)) FROM ${name} AS t)`);
  const { rows } = await desk.pool.query(
    `SELECT concat_ws(' ', ${sums.join(", ")}, (SELECT count(*) FROM operation_outcomes), (SELECT count(*) FROM webhook_deliveries),
       (SELECT md5(string_agg(concat(id, url, state, secret), '' ORDER BY id)) FROM webhooks)) AS state`,
  );
  return rows[0];
}

/** Kim is put back to what a row before may have made of them. */
async function restoreKim(): Promise<void> {
  await untilDoneBehindAnswers(desk.pool);
  await desk.pool.query("UPDATE people SET role = 'support', disabled_at = NULL WHERE id = $1", [KIM]);
}

const cells = Object.entries(MATRIX).flatMap(([endpoint, rows]) =>
  rows.flatMap((row) => ROLES.map((role) => ({ endpoint: endpoint as EndpointId, row, role }))),
);

describe("[P1] the table of roles", () => {
  test("has a row for every endpoint that there is", () => {
    expect(Object.keys(MATRIX).toSorted()).toEqual(Object.keys(ENDPOINTS).toSorted());
    expect(cells.length).toBeGreaterThan(200);
  });

  test.each(
    cells.map((cell) => ({
      ...cell,
      title: `${cell.role} ${cell.endpoint} ${cell.row.on ?? ""}${cell.row.query ? JSON.stringify(cell.row.query) : ""} ${typeof cell.row.body === "object" ? JSON.stringify(cell.row.body) : ""} ${cell.row.expected[cell.role]}`,
    })),
  )("$title", async ({ endpoint, row, role }) => {
    await restoreKim();
    const actor = ACTORS[role];
    const question: RestQuestion = { params: await paramsFor(row, actor) };
    const body = typeof row.body === "function" ? row.body(actor) : row.body;
    if (body !== undefined) question.body = body;
    if (row.query) question.query = row.query;
    const before = await everything();
    const { status, text } = await rest.ask(actor, endpoint, question);
    expect([status, status < 300 ? "" : text]).toEqual([row.expected[role], status < 300 ? "" : text]);
    if (status >= 400) expect(await everything()).toEqual(before);
  });

  test.each(Object.keys(ENDPOINTS) as EndpointId[])(
    "%s is answered to nobody who is not signed in",
    async (endpoint) => {
      const { status } = await rest.ask(null, endpoint, { params: { id: KIM, delivery_id: KIM }, body: undefined });
      expect(status).toBe(401);
    },
  );
});

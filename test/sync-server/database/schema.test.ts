// The schema holds the rules even against a caller that makes mistakes: each statement here is one.

import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startTestDesk, type TestDesk } from "../../support/test-desk.ts";

let desk: TestDesk;
const ticketId = randomUUID();

beforeAll(async () => {
  desk = await startTestDesk();
  await insertTicket({ id: ticketId });
});
afterAll(() => desk.stop());

const VALID_TICKET = {
  number_year: 2026,
  number_sequence: 1,
  ticket_number: "TICK-2026-0001",
  subject: "Printer",
  description: "It is on fire",
  status: "open",
  priority: "medium",
  department: "technical",
  assigned_to: null as string | null,
  closed_at: null as string | null,
};

function insertTicket(fields: Partial<typeof VALID_TICKET> & { id?: string; user_id?: string }) {
  const at = "2026-01-01T00:00:00Z";
  const times = { written_at: at, created_at: at, updated_at: at, public_updated_at: at };
  const casey = desk.people.casey.id;
  return insert("support_tickets", {
    id: randomUUID(),
    user_id: casey,
    created_by: casey,
    ...VALID_TICKET,
    ...times,
    ...fields,
  });
}

function insertMessage(fields: Record<string, unknown>) {
  const at = "2026-01-01T00:00:00Z";
  return insert("ticket_messages", {
    id: randomUUID(),
    ticket_id: ticketId,
    user_id: desk.people.casey.id,
    message: "Hello",
    is_internal_note: false,
    is_staff_reply: false,
    position: 1,
    public_position: 1,
    written_at: at,
    created_at: at,
    updated_at: at,
    ...fields,
  });
}

function insert(table: string, row: Record<string, unknown>) {
  const names = Object.keys(row);
  const places = names.map((_name, index) => `$${index + 1}`);
  return desk.pool.query(`INSERT INTO ${table} (${names}) VALUES (${places})`, Object.values(row));
}

const SECOND = { number_sequence: 2, ticket_number: "TICK-2026-0002" };

test.each([
  ["[T8] a number given twice", {}],
  ["[T8] a number that is not the year's and the sequence's", { ...SECOND, ticket_number: "TICK-2026-2" }],
  ["[T8] a sequence of zero", { ...SECOND, number_sequence: 0, ticket_number: "TICK-2026-0000" }],
  ["[T9] an unknown status", { ...SECOND, status: "waiting" }],
  ["[T9] an unknown priority", { ...SECOND, priority: "extreme" }],
  ["[T9] an unknown department", { ...SECOND, department: "kitchen" }],
  ["[T9] an empty subject", { ...SECOND, subject: "" }],
  ["[T9] a subject of 256 characters", { ...SECOND, subject: "x".repeat(256) }],
  ["[T9] a description of 20,001 characters", { ...SECOND, description: "x".repeat(20_001) }],
  ["[T4] a closed ticket without the time of closing", { ...SECOND, status: "closed" }],
  ["[T5] an open ticket with a time of closing", { ...SECOND, closed_at: "2026-01-01T00:00:00Z" }],
])("%s can't be written", async (_title, fields) => {
  await expect(insertTicket(fields)).rejects.toThrow(/violates (check|unique) constraint/);
});

test("a ticket for or by nobody, for staff, or assigned to a customer can't be written", async () => {
  const nobody = randomUUID();
  await expect(insertTicket({ ...SECOND, user_id: nobody })).rejects.toThrow("foreign key");
  await expect(insertTicket({ ...SECOND, user_id: desk.people.sam.id })).rejects.toThrow("foreign key");
  await expect(insertTicket({ ...SECOND, assigned_to: nobody })).rejects.toThrow("foreign key");
  await expect(insertTicket({ ...SECOND, assigned_to: desk.people.casey.id })).rejects.toThrow("foreign key");
});

test("[P1] a message that is both an internal note and a customer's is impossible", async () => {
  const note = { is_internal_note: true, public_position: null };
  await expect(insertMessage(note)).rejects.toThrow("check constraint");
  await expect(insertMessage({ ...note, is_staff_reply: true })).rejects.toThrow("foreign key");
  await expect(insertMessage({ is_staff_reply: true })).rejects.toThrow("foreign key");
  await expect(insertMessage({ user_id: desk.people.sam.id })).rejects.toThrow("foreign key");
});

test("[M2] two messages of a ticket can't have one position", async () => {
  await insertMessage({});
  await expect(insertMessage({ public_position: 2 })).rejects.toThrow("unique");
  await expect(insertMessage({ position: 2 })).rejects.toThrow("unique");
});

test("[P1] a customer's account can't become staff, nor a member of staff a customer", async () => {
  const change = (id: string, role: string) => desk.pool.query("UPDATE people SET role = $2 WHERE id = $1", [id, role]);
  await expect(change(desk.people.casey.id, "support")).rejects.toThrow("check constraint");
  await expect(change(desk.people.kim.id, "customer")).rejects.toThrow("check constraint");
});

test("[T11] workload follows every write of a ticket, whoever makes it", async () => {
  const active = async () => {
    const { rows } = await desk.pool.query("SELECT active_tickets FROM people WHERE id = $1", [desk.people.sam.id]);
    return rows[0].active_tickets as number;
  };
  const write = (set: string) => desk.pool.query(`UPDATE support_tickets SET ${set} WHERE id = $1`, [ticketId]);
  await write(`assigned_to = '${desk.people.sam.id}'`);
  expect(await active()).toBe(1);
  await write("status = 'closed', closed_at = now()");
  expect(await active()).toBe(0);
  await write("status = 'open', closed_at = NULL");
  expect(await active()).toBe(1);
  await write("assigned_to = NULL");
  expect(await active()).toBe(0);
});

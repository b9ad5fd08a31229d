// Tickets with a past: what happened to each over some weeks, as chance would have it, written straight into the tables
// with times of its own choice. Every admin sees them.

import type { Pool } from "pg";
import { uuidv7 } from "uuidv7";
import { DEPARTMENTS, PRIORITIES, type Status } from "#domain/ticket/values.ts";
import { pickFrom } from "./seeded-random.ts";
import { TEST_PEOPLE } from "./test-people.ts";

export interface RandomHistory {
  random: () => number;
  tickets: number;
  /** Everything has happened before. */
  until: Date;
  days: number;
}

interface Story {
  ticket: Record<string, unknown>;
  messages: Record<string, unknown>[];
  history: Record<string, unknown>[];
}

const DAY_MS = 86_400_000;
const { sam: SAM, kim: KIM, lead: LEAD, casey: CASEY } = TEST_PEOPLE;

export async function writeRandomHistory(pool: Pool, given: RandomHistory): Promise<void> {
  const stories = Array.from({ length: given.tickets }, (_, index) => tell(given, index + 1));
  await insert(
    pool,
    "support_tickets",
    stories.map(({ ticket }) => ticket),
  );
  await insert(
    pool,
    "ticket_messages",
    stories.flatMap(({ messages }) => messages),
  );
  await insert(
    pool,
    "ticket_history",
    stories.flatMap(({ history }) => history),
  );
  const seen = stories.filter(({ ticket }) => ticket.deleted_at === null);
  const sight = seen.map(({ ticket }) => ({ audience: "admins", ticket_id: ticket.id, cause: "admin" }));
  await insert(pool, "ticket_sight", sight);
}

function tell({ random, until, days }: RandomHistory, sequence: number): Story {
  const pick = <T>(all: readonly T[]): T => pickFrom(random, all);
  const id = uuidv7();
  let at = until.getTime() - Math.floor(random() * days * DAY_MS);
  const createdAt = new Date(at);
  const history: Story["history"] = [];
  const messages: Story["messages"] = [];
  let status: Status = "open";
  let publicPosition = 0;
  const tellChange = (field: string, from: string | null, to: string | null, actorId: string) =>
    history.push({
      id: uuidv7(),
      ticket_id: id,
      actor_id: actorId,
      field,
      from_value: from,
      to_value: to,
      at: new Date(at),
    });
  const say = (author: string, isNote: boolean) => {
    if (!isNote) publicPosition += 1;
    messages.push({
      ...{ id: uuidv7(), ticket_id: id, user_id: author, message: "M", is_internal_note: isNote },
      ...{
        is_staff_reply: author !== CASEY.id,
        position: messages.length + 1,
        public_position: isNote ? null : publicPosition,
      },
      ...{ written_at: new Date(at), created_at: new Date(at), updated_at: new Date(at) },
    });
  };

  tellChange("created", null, null, pick([CASEY.id, SAM.id]));
  for (let steps = Math.floor(random() * 9); steps > 0; steps -= 1) {
    at += Math.floor(random() ** 3 * 9 * DAY_MS);
    if (at >= until.getTime()) break;
    const author = pick([SAM.id, KIM.id, LEAD.id, CASEY.id]);
    if (random() < 0.5) say(author, author !== CASEY.id && random() < 0.4);
    else {
      const next = pick((["open", "in_progress", "closed"] as const).filter((other) => other !== status));
      tellChange("status", status, next, author);
      status = next;
    }
  }
  const closing = history.findLast(({ to_value: to }) => to === "closed");
  const ticket = {
    ...{ id, user_id: CASEY.id, number_year: 2026, number_sequence: sequence },
    ...{
      ticket_number: `TICK-2026-${String(sequence).padStart(4, "0")}`,
      subject: `Ticket ${sequence}`,
      description: "D",
    },
    ...{ status, priority: pick(PRIORITIES), department: pick(DEPARTMENTS) },
    ...{ assigned_to: random() < 0.6 ? pick([SAM.id, KIM.id]) : null, created_by: CASEY.id },
    ...{ last_position: messages.length, last_public_position: publicPosition },
    ...{ written_at: createdAt, created_at: createdAt, updated_at: new Date(at), public_updated_at: new Date(at) },
    ...{ closed_at: status === "closed" ? closing?.at : null, deleted_at: random() < 0.1 ? until : null },
  };
  return { ticket, messages, history };
}

async function insert(pool: Pool, table: string, rows: readonly Record<string, unknown>[]): Promise<void> {
  const columns = Object.keys(rows[0] ?? {}).join(", ");
  await pool.query(
    `INSERT INTO ${table} (${columns}) SELECT ${columns} FROM jsonb_populate_recordset(NULL::${table}, $1)`,
    [JSON.stringify(rows)],
  );
}

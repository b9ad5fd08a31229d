// Where the next page of a list begins, as an opaque word for the client to hand back. It holds the place of the last
// ticket and the total that was counted; nothing in it is taken for more than a place to go on from.

import { createHash } from "node:crypto";
import { z } from "zod";
import { uuidSchema } from "#domain/ticket/ticket.ts";
import { NUMBER_PART_MAX } from "#domain/ticket/ticket-number.ts";
import { type Total, totalSchema } from "#protocol/rest/ticket-list.ts";
import { ProblemError } from "../http/problem-error.ts";
import type { TicketPlace, TicketQuery } from "./ticket-query.ts";

export interface ListCursor {
  after: TicketPlace;
  total: Total;
}

/** Beyond any time that Postgres was given, and within what it and JavaScript hold. */
const MICROSECONDS_MAX = 8_000_000_000_000_000;

const PLACES = {
  update: z.tuple([z.int().min(0).max(MICROSECONDS_MAX), uuidSchema]),
  number: z.tuple([z.int().min(0).max(NUMBER_PART_MAX), z.int().min(0).max(NUMBER_PART_MAX)]),
} as const;

export function writeCursor(query: TicketQuery, { after, total }: ListCursor): string {
  return Buffer.from(JSON.stringify([markOf(query), after, total]), "utf8").toString("base64url");
}

/** @throws ProblemError `invalid-request` where it is none, or was given for another list. */
export function readCursor(query: TicketQuery, text: string): ListCursor {
  const parsed = z.tuple([z.literal(markOf(query)), PLACES[query.order.by], totalSchema]).safeParse(fromText(text));
  if (!parsed.success) throw unfit();
  const [, after, total] = parsed.data;
  return { after, total };
}

function fromText(text: string): unknown {
  try {
    return JSON.parse(Buffer.from(text, "base64url").toString("utf8"));
  } catch {
    throw unfit();
  }
}

/** Tells lists apart: the same place means something else in another order, and the total counts other tickets. */
function markOf({ viewer, within, filters, order }: TicketQuery): string {
  const { status, priority, department, assignedTo, search } = filters;
  const list = [
    viewer.id,
    within,
    order.by,
    order.isDescending,
    status,
    priority,
    department,
    assignedTo ?? null,
    assignedTo === null,
    search,
  ];
  return createHash("sha256").update(JSON.stringify(list)).digest("base64url").slice(0, 12);
}

function unfit(): ProblemError {
  const message = "is not a next_cursor of this list; ask with the same sort and filters, or begin without a cursor";
  return new ProblemError("invalid-request", { errors: [{ field: "cursor", message }] });
}

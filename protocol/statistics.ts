// /api/v1/support/admin/stats: the figures of the desk; `domain/statistics/statistics.ts` says what counts as what. REST
// names.

import { z } from "zod";
import { durationsSchema } from "#domain/statistics/durations.ts";
import { daySchema, lengthOf, PERIOD_DAYS_MAX, timeZoneSchema } from "#domain/statistics/period.ts";
import type { Statistics } from "#domain/statistics/statistics.ts";
import { instantSchema, uuidSchema } from "#domain/ticket/ticket.ts";
import { departmentSchema, prioritySchema, statusSchema } from "#domain/ticket/values.ts";

export const STATISTICS_PATH = "/api/v1/support/admin/stats";

/** Both days or neither: without them the last 30, today included. Without a time zone the days are those of UTC. */
export const statisticsQuerySchema = z
  .strictObject({ from: daySchema.optional(), to: daySchema.optional(), time_zone: timeZoneSchema.default("UTC") })
  .superRefine(({ from, to }, context) => {
    const fault = findPeriodFault(from, to);
    if (fault) context.addIssue({ code: "custom", path: [fault.field], message: fault.message });
  });
export type StatisticsQuery = z.infer<typeof statisticsQuerySchema>;

function findPeriodFault(from: string | undefined, to: string | undefined) {
  if (from === undefined && to === undefined) return null;
  if (from === undefined) return { field: "from", message: "must be given together with to" };
  if (to === undefined) return { field: "to", message: "must be given together with from" };
  if (to < from) return { field: "to", message: "must not be before from" };
  if (lengthOf({ from, to }) <= PERIOD_DAYS_MAX) return null;
  return { field: "from", message: `must be at most ${PERIOD_DAYS_MAX} days before to` };
}

const countSchema = z.int();

const flowSchema = z.strictObject({
  created: countSchema.nullable(),
  closed: countSchema,
  reopened: countSchema,
  first_response: durationsSchema,
  resolution: durationsSchema,
});

export const statisticsSchema = z
  .strictObject({
    scope: z.enum(["desk", "own"]),
    at: instantSchema,
    period: z.strictObject({ from: daySchema, to: daySchema, time_zone: z.string() }),
    present: z.strictObject({
      by_status: z.record(statusSchema, countSchema),
      by_priority: z.record(prioritySchema, countSchema),
      by_department: z.record(departmentSchema, countSchema),
      unassigned: countSchema.nullable(),
      oldest_unassigned: z
        .strictObject({
          ticket_id: uuidSchema,
          ticket_number: z.string(),
          subject: z.string(),
          created_at: instantSchema,
        })
        .nullable(),
    }),
    days: z.array(
      z.strictObject({
        day: daySchema,
        created: countSchema.nullable(),
        closed: countSchema,
        reopened: countSchema,
        open: countSchema.nullable(),
      }),
    ),
    flow: flowSchema,
    flow_before: flowSchema,
    people: z.array(
      z.strictObject({
        id: uuidSchema,
        display_name: z.string(),
        is_disabled: z.boolean(),
        active_tickets: countSchema,
        closed: countSchema,
        closed_before: countSchema,
        first_response: durationsSchema,
      }),
    ),
  })
  .meta({ id: "Statistics" });
export type StatisticsAnswer = z.infer<typeof statisticsSchema>;

/** The answer in the words of the domain. */
export function toStatistics({ period, present, flow, flow_before, people, ...rest }: StatisticsAnswer): Statistics {
  return {
    ...rest,
    period: { from: period.from, to: period.to, timeZone: period.time_zone },
    present: {
      byStatus: present.by_status,
      byPriority: present.by_priority,
      byDepartment: present.by_department,
      unassigned: present.unassigned,
      oldestUnassigned: present.oldest_unassigned && {
        ticketId: present.oldest_unassigned.ticket_id,
        ticketNumber: present.oldest_unassigned.ticket_number,
        subject: present.oldest_unassigned.subject,
        createdAt: present.oldest_unassigned.created_at,
      },
    },
    flow: toFlow(flow),
    flowBefore: toFlow(flow_before),
    people: people.map((person) => ({
      id: person.id,
      displayName: person.display_name,
      isDisabled: person.is_disabled,
      activeTickets: person.active_tickets,
      closed: person.closed,
      closedBefore: person.closed_before,
      firstResponse: person.first_response,
    })),
  };
}

function toFlow({ first_response: firstResponse, ...flow }: z.infer<typeof flowSchema>): Statistics["flow"] {
  return { ...flow, firstResponse };
}

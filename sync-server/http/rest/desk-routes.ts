import { lastDays, type Period } from "#domain/statistics/period.ts";
import {
  DEPARTMENT_LABELS,
  DEPARTMENTS,
  PRIORITIES,
  PRIORITY_LABELS,
  STATUS_LABELS,
  STATUSES,
} from "#domain/ticket/values.ts";
import { DESK_ENDPOINTS } from "#protocol/rest/desk-endpoints.ts";
import type { StatisticsQuery } from "#protocol/statistics.ts";
import { listEmployees } from "../../accounts/find-staff.ts";
import type { Services } from "../../services.ts";
import { readStatistics } from "../../statistics/read-statistics.ts";
import { type Serving, serve } from "./serve.ts";

export function serveDesk(serving: Serving): void {
  serve(serving, DESK_ENDPOINTS.listEmployees, async ({ actor }) => ({
    body: { employees: await listEmployees(serving.services, actor) },
  }));
  serve(serving, DESK_ENDPOINTS.readStatistics, async ({ actor, query, isGone }) => {
    const read = () => readStatistics(serving.services, actor, toPeriod(serving.services, query));
    const body = await serving.turns.reports.take(read, isGone);
    return body && { body };
  });
  serve(serving, DESK_ENDPOINTS.listDepartments, async () => labelled(DEPARTMENTS, DEPARTMENT_LABELS));
  serve(serving, DESK_ENDPOINTS.listPriorities, async () => labelled(PRIORITIES, PRIORITY_LABELS));
  serve(serving, DESK_ENDPOINTS.listStatuses, async () => labelled(STATUSES, STATUS_LABELS));
}

const DEFAULT_DAYS = 30;

function toPeriod({ now }: Pick<Services, "now">, { from, to, time_zone: timeZone }: StatisticsQuery): Period {
  if (from === undefined || to === undefined) return lastDays(DEFAULT_DAYS, now().toISOString(), timeZone);
  return { from, to, timeZone };
}

function labelled<V extends string>(values: readonly V[], labels: Readonly<Record<V, string>>) {
  return { body: { values: values.map((value) => ({ value, label: labels[value] })) } };
}

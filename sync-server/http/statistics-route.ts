import { Router } from "express";
import { lastDays, type Period } from "#domain/statistics/period.ts";
import {
  STATISTICS_PATH,
  type StatisticsAnswer,
  type StatisticsQuery,
  statisticsQuerySchema,
} from "#protocol/statistics.ts";
import type { Services } from "../services.ts";
import { readStatistics } from "../statistics/read-statistics.ts";
import { authenticate, signedInOf } from "./authenticate.ts";
import { parseQuery } from "./parse-request.ts";

const DEFAULT_DAYS = 30;

/** The figures of the desk: for the app's dashboard as for everything else. */
export function statisticsRoute(services: Services): Router {
  const router = Router();
  router.get(STATISTICS_PATH, authenticate(services), async (request, response) => {
    const period = toPeriod(services, parseQuery(statisticsQuerySchema, request.query));
    const statistics = await readStatistics(services, signedInOf(response).actor, period);
    response.json(statistics satisfies StatisticsAnswer);
  });
  return router;
}

function toPeriod({ now }: Pick<Services, "now">, { from, to, time_zone: timeZone }: StatisticsQuery): Period {
  if (from === undefined || to === undefined) return lastDays(DEFAULT_DAYS, now().toISOString(), timeZone);
  return { from, to, timeZone };
}

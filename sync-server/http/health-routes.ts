import { Router } from "express";
import type { Services } from "../services.ts";
import { ProblemError } from "./problem-error.ts";

const RETRY_AFTER_SECONDS = "2";
const ANSWER_WITHIN_MS = 3_000;

/** `/healthz`: the process runs. `/readyz`: it can serve, for its database answers and has the schema. */
export function healthRoutes(services: Services): Router {
  const router = Router();
  router.get("/healthz", (_request, response) => {
    response.json({ status: "ok" });
  });
  router.get("/readyz", async (_request, response) => {
    if (!(await isReady(services))) {
      throw new ProblemError("unavailable", { headers: { "retry-after": RETRY_AFTER_SECONDS } });
    }
    response.json({ status: "ready" });
  });
  return router;
}

async function isReady({ pool, stopping, log }: Services): Promise<boolean> {
  if (stopping.aborted) return false;
  try {
    const epoch = { text: "SELECT FROM desk_settings WHERE key = 'epoch'", query_timeout: ANSWER_WITHIN_MS };
    const { rowCount } = await pool.query(epoch);
    return rowCount === 1;
  } catch (error) {
    log.warn({ err: error }, "the database is not ready");
    return false;
  }
}

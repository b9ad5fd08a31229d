import { Router } from "express";
import type { Services } from "../services.ts";

/** `/healthz`: the process runs. `/readyz`: it can serve, for its database answers. */
export function healthRoutes({ pool }: Services): Router {
  const router = Router();
  router.get("/healthz", (_request, response) => {
    response.json({ status: "ok" });
  });
  router.get("/readyz", async (_request, response) => {
    await pool.query("SELECT 1 FROM desk_settings LIMIT 1");
    response.json({ status: "ready" });
  });
  return router;
}

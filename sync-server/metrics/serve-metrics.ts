// `/metrics`, on a port of its own: whoever can reach it may read it, so it is bound to this machine unless the operator says
// otherwise, and never served with the app (docs/decisions/016).

import type { RequestListener } from "node:http";
import { collectDefaultMetrics } from "prom-client";
import { type HttpServer, startHttpServer } from "../http-server.ts";
import type { Services } from "../services.ts";
import { SETTINGS } from "../settings.ts";
import { createDeskFigures } from "./desk-figures.ts";
import { watchFigure } from "./metrics.ts";

/** @throws Error that says what to mend, where the address can't be had. */
export async function serveMetrics(services: Services, host: string, port: number): Promise<HttpServer> {
  const { metrics, pool } = services;
  collectDefaultMetrics({ register: metrics.register });
  const connections = "Connections of the pool that requests are served with";
  watchFigure(metrics, { name: "holdfast_pool_connections", help: `${connections}: open.` }, () => pool.totalCount);
  watchFigure(
    metrics,
    { name: "holdfast_pool_idle", help: `${connections}: open and not in use.` },
    () => pool.idleCount,
  );
  watchFigure(metrics, { name: "holdfast_pool_waiting", help: "Requests that wait for one." }, () => pool.waitingCount);
  const settings = { host: SETTINGS.metricsHost.variable, port: SETTINGS.metricsPort.variable };
  return startHttpServer(answer(services), { host, port, settings });
}

function answer(services: Services): RequestListener {
  const { register } = services.metrics;
  const readDeskFigures = createDeskFigures(services);
  return async (request, response) => {
    if (request.method !== "GET" || request.url?.split("?")[0] !== "/metrics") {
      response.writeHead(404).end("There is GET /metrics here.\n");
      return;
    }
    try {
      await readDeskFigures();
      response.setHeader("content-type", register.contentType);
      response.end(await register.metrics());
    } catch (error) {
      services.log.error({ err: error }, "the metrics could not be told");
      response.writeHead(500).end();
    }
  };
}

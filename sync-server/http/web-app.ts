// The built renderer, for browsers. Files with a hash in their name never change; everything else is asked for anew, so
// that an update is found. Any navigation gets the one page of the app.

import { existsSync } from "node:fs";
import { extname, join } from "node:path";
import express, { type Request, type RequestHandler, type Response, Router } from "express";

const IMMUTABLE = { immutable: true, maxAge: "365d", index: false, redirect: false } as const;
const NOT_BUILT = "The web app has not been built yet. Run `npm run build`, then load this page again.\n";

export function webApp(root: string): Router {
  const router = Router();
  router.use("/assets", express.static(join(root, "assets"), IMMUTABLE));
  router.use(express.static(root, { redirect: false, setHeaders: askAnew }));
  router.use(answerNavigation(join(root, "index.html")));
  return router;
}

function answerNavigation(page: string): RequestHandler {
  return (request, response, next) => {
    if (!isNavigation(request)) return next();
    // Looked for each time: it may be built while the server runs.
    if (!existsSync(page)) return void response.status(503).type("text").send(NOT_BUILT);
    askAnew(response);
    response.sendFile(page);
  };
}

function isNavigation(request: Request): boolean {
  if (request.method !== "GET" && request.method !== "HEAD") return false;
  if (extname(request.path) !== "") return false;
  // Browsers name this type for pages alone; for scripts, images and the rest they don't.
  return (request.get("accept") ?? "").includes("text/html");
}

function askAnew(response: Response): void {
  response.setHeader("cache-control", "no-cache");
}

// The built renderer, for browsers. Files with a hash in their name never change; everything else is asked for anew, so
// that an update is found. Any navigation gets the one page of the app.

import { existsSync } from "node:fs";
import { join } from "node:path";
import express, { type RequestHandler, Router } from "express";

export function webApp(root: string): Router {
  const router = Router();
  if (!existsSync(join(root, "index.html"))) {
    router.get("/", (_request, response) => {
      response.type("text").send("The web app has not been built yet. Run: npm run build\n");
    });
    return router;
  }
  const immutable = { immutable: true, maxAge: "365d", index: false } as const;
  router.use("/assets", express.static(join(root, "assets"), { ...immutable, fallthrough: false }));
  router.use(express.static(root, { setHeaders: (response) => response.setHeader("cache-control", "no-cache") }));
  router.use(sendPageForNavigation(join(root, "index.html")));
  return router;
}

function sendPageForNavigation(page: string): RequestHandler {
  return (request, response, next) => {
    const isNavigation = request.method === "GET" && request.accepts("html") === "html";
    if (!isNavigation || request.path.startsWith("/api/")) return next();
    response.sendFile(page, { headers: { "cache-control": "no-cache" } });
  };
}

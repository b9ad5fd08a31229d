// /api/docs: the document of the API to browse and to try out, by Swagger UI, from files of our own origin alone and under
// a policy of its own.

import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { Router } from "express";
import { OPENAPI_PATH } from "./openapi-document.ts";

export const DOCS_PATH = "/api/docs";

const FILES = ["swagger-ui.css", "swagger-ui-bundle.js"] as const;

/** Swagger UI sets styles of elements, and has pictures in its style sheet. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join("; ");

const START = `SwaggerUIBundle({
  url: ${JSON.stringify(OPENAPI_PATH)},
  dom_id: "#docs",
  deepLinking: true,
  validatorUrl: null,
});
`;

const PAGE = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>Holdfast REST API</title>
    <link rel="icon" href="data:,">
    <link rel="stylesheet" href="${DOCS_PATH}/swagger-ui.css">
  </head>
  <body>
    <main id="docs"></main>
    <noscript>This page needs JavaScript. The document itself is at <a href="${OPENAPI_PATH}">${OPENAPI_PATH}</a>.</noscript>
    <script src="${DOCS_PATH}/swagger-ui-bundle.js"></script>
    <script src="${DOCS_PATH}/start.js"></script>
  </body>
</html>
`;

export function docsRoute(): Router {
  const router = Router();
  const folder = dirname(createRequire(import.meta.url).resolve("swagger-ui-dist/package.json"));
  router.get(DOCS_PATH, (_request, response) => {
    response.setHeader("content-security-policy", POLICY);
    response.type("html").send(PAGE);
  });
  router.get(`${DOCS_PATH}/start.js`, (_request, response) => {
    response.type("js").send(START);
  });
  for (const file of FILES) {
    router.get(`${DOCS_PATH}/${file}`, (_request, response) => {
      response.setHeader("cache-control", "no-cache");
      response.sendFile(join(folder, file));
    });
  }
  return router;
}

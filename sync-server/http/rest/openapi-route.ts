import { Router } from "express";
import { buildOpenapiDocument, OPENAPI_PATH } from "./openapi-document.ts";

/** The description of the API, for anybody to read. */
export function openapiRoute(): Router {
  const router = Router();
  const document = buildOpenapiDocument();
  router.get(OPENAPI_PATH, (_request, response) => {
    response.json(document);
  });
  return router;
}

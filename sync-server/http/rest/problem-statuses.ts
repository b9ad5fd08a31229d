import type { Endpoint } from "#protocol/rest/endpoint.ts";

/** The problems that an endpoint may be answered with, by status. */
export function problemStatusesOf(endpoint: Endpoint): number[] {
  const { method, params, needs, needsSession, isJudged, isConditional, tellsSecret } = endpoint;
  const isChange = method !== "get";
  const mayForbid = isChange || needs !== undefined || needsSession === true || isJudged === true;
  return [
    400,
    401,
    ...(mayForbid ? [403] : []),
    ...(params ? [404] : []),
    ...(tellsSecret ? [409] : []),
    ...(isConditional ? [412] : []),
    ...(isChange ? [413, 415] : []),
    ...(method === "post" ? [422] : []),
    429,
    503,
  ];
}

import type { Actor } from "#domain/people/person.ts";
import { parseSearch } from "#domain/search/parse-search.ts";
import { ProblemError } from "../http/problem-error.ts";

/**
 * For callers that are programs: where a person is told with the hits what else was searched for, they would take these for an
 * answer to what they asked.
 * @throws ProblemError `invalid-request` that names `search`, where it can't be taken as it is written or seeks nothing.
 */
export function refuseUnclearSearch(searcher: Pick<Actor, "role">, text: string): void {
  const { terms, hints } = parseSearch(text, searcher);
  const messages = hints.map(({ refusal }) => refusal);
  if (terms.length === 0 && messages.length === 0) messages.push("holds nothing to search for");
  if (messages.length === 0) return;
  throw new ProblemError("invalid-request", { errors: messages.map((message) => ({ field: "search", message })) });
}

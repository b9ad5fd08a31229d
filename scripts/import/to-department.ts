import type { Department } from "#domain/ticket/values.ts";

const QUEUE_WORDS: readonly (readonly [word: RegExp, department: Department])[] = [
  [/\b(technical|it|product|outages?)\b/i, "technical"],
  [/\b(billing|returns?)\b/i, "billing"],
  [/\b(sales|pre-sales)\b/i, "sales"],
];

/** The department that a queue of another helpdesk comes to. */
export function toDepartment(queue: string): Department {
  return QUEUE_WORDS.find(([word]) => word.test(queue))?.[1] ?? "general";
}

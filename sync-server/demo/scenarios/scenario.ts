import type { Department, Priority } from "#domain/ticket/values.ts";

export type Language = "en" | "de" | "fr" | "es" | "pt";

/** Who speaks, and the words; a slot like {machine} is filled once a ticket, alike in all its texts. */
export type Turn = readonly [by: "customer" | "staff" | "note", words: string];

/**
 * A thing that happens to customers of Northcup, who rent coffee machines to offices. Any subject goes with any
 * description, and the thread follows from either.
 */
export interface Scenario {
  key: string;
  language: Language;
  department: Department;
  /** As customers choose it; repeated for weight. */
  priorities: readonly Priority[];
  subjects: readonly [string, string, ...string[]];
  descriptions: readonly [string, string, ...string[]];
  /** From the first answer on; the last turn of staff settles the matter. */
  thread: readonly [Turn, Turn, ...Turn[]];
  /** One answer that settles it at once. */
  quick?: string;
  /** What the customer writes once it is settled. */
  thanks?: string;
  /** What brings the customer back after the ticket was closed. */
  relapse?: string;
}

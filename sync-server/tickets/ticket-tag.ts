import type { Actor } from "#domain/people/person.ts";
import { isStaff } from "#domain/people/role.ts";

/** Entity tags of a ticket that a request names, or any. */
export type TicketTags = readonly string[] | "*";

/**
 * The tag of a ticket's own fields and thread (RFC 9110), by the transaction that last wrote them. For a customer it stays
 * as it is when a note is written (P3).
 */
export function tagOf(viewer: Actor, { version, publicVersion }: { version: string; publicVersion: string }): string {
  return `"${isStaff(viewer.role) ? version : publicVersion}"`;
}

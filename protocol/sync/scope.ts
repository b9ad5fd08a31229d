import type { Role } from "#domain/people/role.ts";
import { DOCUMENT_FORM } from "./documents.ts";

/**
 * What documents are a device's for, as its checkpoints say: another role is shown others, another form is to be read anew.
 * A device that is given pages of another scope than its own has not heard of its person's role yet (P5).
 */
export function scopeOf({ role }: { role: Role }): string {
  return `${role}.${DOCUMENT_FORM}`;
}

import type { Role } from "#domain/people/role.ts";
import { type CollectionName, DOCUMENT_FORM } from "./documents.ts";

/** The form in which the documents of each collection last became others: raised to DOCUMENT_FORM together with it. */
export const FORM_OF: Readonly<Record<CollectionName, number>> = {
  tickets: 2,
  messages: 1,
  history: 1,
  people: 1,
  notices: 1,
};

const SCOPE = /^([a-z_]+)\.(\d{1,9})$/;

/**
 * What documents are a device's for, as its checkpoints say: another role is shown others, another form is to be read anew.
 */
export function scopeOf({ role }: { role: Role }): string {
  return `${role}.${DOCUMENT_FORM}`;
}

/** A device that is given pages of another role than its own has not heard of its person's role yet (P5). */
export function isOfRole(scope: string, { role }: { role: Role }): boolean {
  return SCOPE.exec(scope)?.[1] === role;
}

/**
 * Whether what was read of a collection under this scope has since got another form. Who has read a later form, from a newer
 * server beside this one, goes on with it: the newer one sends again what this one has sent.
 */
export function isOutdated(scope: string, name: CollectionName): boolean {
  return formOf(scope) < FORM_OF[name];
}

function formOf(scope: string): number {
  return Number(SCOPE.exec(scope)?.[2] ?? 0);
}

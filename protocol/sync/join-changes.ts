import type { LiveChanges } from "./live-stream.ts";

/** Two stretches of which the second begins where the first ends, as one. Of a document that is in both the later counts. */
export function joinChanges(first: LiveChanges, second: LiveChanges): LiveChanges {
  return {
    ...second,
    from: first.from,
    documents: {
      ...listed("tickets", first.documents.tickets, second.documents.tickets),
      ...listed("messages", first.documents.messages, second.documents.messages),
      ...listed("history", first.documents.history, second.documents.history),
      ...listed("people", first.documents.people, second.documents.people),
    },
  };
}

export function countDocuments({ documents }: LiveChanges): number {
  return Object.values(documents).reduce((count, list) => count + (list?.length ?? 0), 0);
}

function listed<Name extends string, Document extends { id: string }>(
  name: Name,
  first: readonly Document[] = [],
  second: readonly Document[] = [],
): { [N in Name]?: Document[] } {
  const byId = new Map([...first, ...second].map((document) => [document.id, document]));
  return byId.size === 0 ? {} : ({ [name]: [...byId.values()] } as { [N in Name]?: Document[] });
}

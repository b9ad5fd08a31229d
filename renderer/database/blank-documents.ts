// Taking every document out of a collection, a page at a time, so that neither a full desk nor its words are held at once.

import type { RxCollection, RxDocumentData } from "rxdb";
import { prepareQueryOfLiving } from "./ask-storage.ts";

const PAGE = 500;
const CONFLICT = 409;

/**
 * Removes all documents and overwrites their words with a blank: RxDB keeps removed documents until they are cleaned up.
 * What is written meanwhile may stay. @throws where the storage can't write.
 */
export async function blankDocuments({ storageInstance }: RxCollection<{ id: string }>, blank: object): Promise<void> {
  for (let after = ""; ; ) {
    const page = await storageInstance.query(
      prepareQueryOfLiving(storageInstance.schema, {
        selector: { id: { $gt: after } },
        sort: [{ id: "asc" }],
        limit: PAGE,
      }),
    );
    const last = page.documents.at(-1);
    if (!last) return;
    const rows = page.documents.map((previous) => ({ previous, document: blanked(previous, blank) }));
    const { error } = await storageInstance.bulkWrite(rows, "blank-documents");
    const failed = error.find(({ status }) => status !== CONFLICT);
    if (failed) throw new Error(`The document ${failed.documentId} could not be removed from the local store.`);
    // What was changed meanwhile is read again with the same page.
    if (error.length === 0) after = last.id;
  }
}

function blanked(previous: RxDocumentData<{ id: string }>, blank: object): RxDocumentData<{ id: string }> {
  const { id, _meta, _rev, _attachments } = previous;
  return { ...blank, id, _meta, _rev, _attachments, _deleted: true };
}

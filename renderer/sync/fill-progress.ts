import type { CollectionName } from "#protocol/sync/documents.ts";
import type { PageNews } from "./pull.ts";
import type { ValueOf } from "./replica-values.ts";

type Fill = ValueOf<"status">["fill"];

/** Adds up the first fill over all collections, from what each page says is still to come. */
export function createFillProgress(): (news: PageNews) => Fill {
  const remaining = new Map<CollectionName, number>();
  let done = 0;
  return (news) => {
    if (news.remaining === undefined) {
      if (remaining.delete(news.collection)) done += news.documents;
    } else {
      remaining.set(news.collection, news.remaining);
      done += news.documents;
    }
    if (remaining.size === 0) {
      done = 0;
      return null;
    }
    return { done, total: done + [...remaining.values()].reduce((sum, count) => sum + count, 0) };
  };
}

// Word that a value this person had set was replaced by somebody who had not seen it (S6). Each is shown until it is
// dismissed, which this device alone remembers: a value of the store for each, so that no window undoes another's.

import type { NoticeDocument } from "#protocol/sync/documents.ts";
import type { StoredValue } from "#renderer/database/local-documents.ts";
import type { DeskDatabase } from "#renderer/database/open-database.ts";
import type { Desk, OverruledNotice } from "./desk.ts";
import { changesOf, type Replica } from "./replica.ts";
import { isSameJson, watched } from "./watch.ts";

const PREFIX = "dismissed|";

export function createNotices(
  { values }: DeskDatabase,
  replica: Replica,
): Pick<Desk, "watchNotices" | "dismissNotice"> {
  const changed$ = changesOf(replica.notices, replica.values);
  return {
    watchNotices: () => watched(changed$, () => unread(replica.notices.all(), replica.values.all()), isSameJson),
    async dismissNotice(noticeId) {
      await values.incrementalUpsert({ id: PREFIX + noticeId, value: {} });
    },
  };
}

function unread(
  notices: ReadonlyMap<string, NoticeDocument>,
  values: ReadonlyMap<string, StoredValue>,
): OverruledNotice[] {
  return [...notices.values()]
    .filter(({ id }) => !values.has(PREFIX + id))
    .map(({ version: _version, ...notice }) => notice)
    .sort((a, b) => (a.at === b.at ? Number(a.id < b.id) * 2 - 1 : Number(a.at < b.at) * 2 - 1));
}

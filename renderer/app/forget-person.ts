import { useFilterDrafts } from "#renderer/features/inbox/filter-drafts.ts";
import { stayHere } from "#renderer/features/inbox/go-once-read.ts";
import { useSelection } from "#renderer/features/inbox/selection-store.ts";
import { useSearchStore } from "#renderer/features/search/search-store.ts";
import { forgetUndo } from "#renderer/ticket-display/undo.ts";
import { forgetWords } from "#renderer/ticket-display/words-taken-apart.ts";
import { closeAllNotices } from "#renderer/ui/toast.tsx";

/** Clears what this window remembers of whoever leaves: on a shared computer the next person must not see it. */
export function forgetPerson(): void {
  stayHere();
  useSearchStore.getState().leave();
  useSelection.getState().clear();
  useFilterDrafts.getState().clear();
  forgetUndo();
  forgetWords();
  closeAllNotices();
}

import { NEVER } from "rxjs";
import { afterEach, describe, expect, test, vi } from "vitest";
import { forgetPerson } from "#renderer/app/forget-person.ts";
import { useSelection } from "#renderer/features/inbox/selection-store.ts";
import { useSearchStore } from "#renderer/features/search/search-store.ts";
import { tellOfChanges, undoLatest } from "#renderer/ticket-display/undo.ts";

afterEach(forgetPerson);

describe("when somebody leaves", () => {
  test("what they searched for and chose is forgotten", () => {
    useSearchStore.getState().begin("from:casey");
    useSelection.getState().add(["a", "b"]);
    forgetPerson();
    expect(useSearchStore.getState().query).toBeNull();
    expect(useSelection.getState().ids.size).toBe(0);
  });

  test("the next person takes back nothing of theirs", () => {
    const submitMany = vi.fn(() => Promise.reject(new Error("The desk is closed.")));
    const undo = [{ kind: "setStatus", args: { status: "open" } }] as const;
    tellOfChanges({ submitMany, watchStatus: () => NEVER }, [{ ticketId: "a", undo }], { title: "Closed" });
    forgetPerson();
    undoLatest();
    expect(submitMany).not.toHaveBeenCalled();
  });
});

import { describe, expect, it, vi } from "vitest";
import { createTurns } from "#sync-server/http/turns.ts";

/** Work that goes on until it is ended by hand, and writes down that it has begun. */
function createWorks() {
  const begun: string[] = [];
  const ends = new Map<string, () => void>();
  return {
    begun,
    work: (name: string) => () => {
      begun.push(name);
      return new Promise<string>((resolve) => ends.set(name, () => resolve(name)));
    },
    end: (name: string) => ends.get(name)?.(),
  };
}

const isThere = () => false;

describe("turns", () => {
  it("[S11] let only so many work at a time, and the others in the order they came", async () => {
    const { begun, work, end } = createWorks();
    const turns = createTurns({ underWay: 2, waiting: 10 });
    const all = ["a", "b", "c", "d"].map((name) => turns.take(work(name), isThere));
    await vi.waitFor(() => expect(begun).toEqual(["a", "b"]));
    end("b");
    await all[1];
    end("a");
    await all[0];
    await vi.waitFor(() => expect(begun).toEqual(["a", "b", "c", "d"]));
    end("c");
    end("d");
    expect(await Promise.all(all)).toEqual(["a", "b", "c", "d"]);
  });

  it("[S11] tell those whom waiting would not help when to come again", async () => {
    const { work, end } = createWorks();
    const turns = createTurns({ underWay: 1, waiting: 0 });
    const first = turns.take(work("a"), isThere);
    await expect(turns.take(work("b"), isThere)).rejects.toMatchObject({
      type: "unavailable",
      headers: { "retry-after": expect.stringMatching(/^\d+$/) },
    });
    end("a");
    expect(await first).toBe("a");
  });

  it("[S11] leave what is wanted by nobody any more when its turn comes, and go on with the next", async () => {
    const { begun, work, end } = createWorks();
    const turns = createTurns({ underWay: 1, waiting: 10 });
    let isGone = false;
    const first = turns.take(work("a"), isThere);
    const left = turns.take(work("b"), () => isGone);
    const last = turns.take(work("c"), isThere);
    await vi.waitFor(() => expect(begun).toEqual(["a"]));
    isGone = true;
    end("a");
    expect([await first, await left]).toEqual(["a", null]);
    await vi.waitFor(() => expect(begun).toEqual(["a", "c"]));
    end("c");
    expect(await last).toBe("c");
  });

  it("pass on the turn of work that fails", async () => {
    const turns = createTurns({ underWay: 1, waiting: 1 });
    const failing = turns.take(() => Promise.reject(new Error("no database")), isThere);
    const next = turns.take(async () => "done", isThere);
    await expect(failing).rejects.toThrow("no database");
    expect(await next).toBe("done");
  });
});

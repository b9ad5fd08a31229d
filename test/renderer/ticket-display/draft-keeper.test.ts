import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { createDraftKeeper, DRAFT_DELAY_MS } from "#renderer/ticket-display/draft-keeper.ts";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

function startKeeper() {
  const log: string[] = [];
  const faults: unknown[] = [];
  const gate = { open: () => {}, wait: Promise.resolve() };
  const store = {
    keep: async (text: string) => {
      await gate.wait;
      if (text === "unstorable") throw new Error("disk full");
      log.push(`keep ${text}`);
    },
    discard: async () => {
      log.push("discard");
    },
  };
  const close = () => {
    gate.wait = new Promise((resolve) => {
      gate.open = resolve;
    });
  };
  return { keeper: createDraftKeeper(store, (fault) => faults.push(fault)), log, faults, gate, close };
}

describe("[M4] a draft", () => {
  test("is stored within a second however fast the typing goes on", async () => {
    const { keeper, log } = startKeeper();
    for (let letters = 1; letters <= 12; letters++) {
      keeper.change("x".repeat(letters));
      await vi.advanceTimersByTimeAsync(100);
    }
    expect(DRAFT_DELAY_MS).toBeLessThan(1_000);
    expect(log.length).toBeGreaterThanOrEqual(2);
  });

  test("is stored to the last letter when it is left", async () => {
    const { keeper, log } = startKeeper();
    keeper.change("Dear Ca");
    keeper.change("Dear Casey");
    await keeper.flush();
    expect(log).toEqual(["keep Dear Casey"]);
  });

  test("that is emptied is no draft any more", async () => {
    const { keeper, log } = startKeeper();
    keeper.change("");
    await keeper.flush();
    expect(log).toEqual(["discard"]);
  });

  test("is not written again behind the back of whoever has sent it", async () => {
    const { keeper, log, gate, close } = startKeeper();
    close();
    keeper.change("first");
    const flushed = keeper.flush();
    keeper.change("first and second");
    const settled = keeper.settle();
    gate.open();
    await Promise.all([flushed, settled]);
    await vi.advanceTimersByTimeAsync(5_000);
    expect(log).toEqual(["keep first"]);
  });

  test("that can't be stored is reported, and the next one is tried all the same", async () => {
    const { keeper, log, faults } = startKeeper();
    keeper.change("unstorable");
    await keeper.flush();
    keeper.change("storable");
    await keeper.flush();
    expect(faults).toHaveLength(1);
    expect(log).toEqual(["keep storable"]);
  });
});

import { describe, expect, it } from "vitest";
import { COLLECTION_NAMES } from "#protocol/sync/documents.ts";
import type { LiveChanges } from "#protocol/sync/live-stream.ts";
import type { Checkpoint } from "#protocol/sync/pull.ts";
import type { Pulls } from "#renderer/sync/pull-batch.ts";
import { createToldChanges } from "#renderer/sync/told-changes.ts";
import { messageDocument } from "./support/documents.ts";

function changes(from: number, to: number, documents: LiveChanges["documents"] = {}): LiveChanges {
  return { epoch: "one", scope: "support", from: String(from), to: String(to), documents };
}

function pullsFrom(version: number, given: Partial<Checkpoint> = {}): Pulls {
  const edge = { version: String(version), key: "" };
  const checkpoint = { epoch: "one", scope: "support", changed: edge, entered: edge, left: edge, fill: null, ...given };
  return Object.fromEntries(COLLECTION_NAMES.map((name) => [name, { checkpoint, limit: 500 }]));
}

const told = (...all: LiveChanges[]) => {
  const keeping = createToldChanges();
  for (const one of all) keeping.keep(one);
  return keeping;
};

describe("what the live stream has told", () => {
  it("[S3] answers whoever has read as far as it begins, or into it, and moves them to its end", () => {
    const message = messageDocument({ id: "01900000-0000-7000-8000-000000000001" });
    for (const version of [10, 15, 19]) {
      const answer = told(changes(10, 20, { messages: [message] })).answer(pullsFrom(version));
      const edge = { version: "20", key: "" };
      expect(answer).toMatchObject({ reset: false, horizon: "20" });
      expect(answer?.pages.messages).toMatchObject({ documents: [message], removed: [], more: false });
      for (const name of COLLECTION_NAMES) {
        expect(answer?.pages[name]?.checkpoint).toMatchObject({ changed: edge, entered: edge, left: edge, fill: null });
      }
    }
  });

  it("[S3] is nothing new to whoever has read beyond, and moves nothing", () => {
    const message = messageDocument({ id: "01900000-0000-7000-8000-000000000001" });
    const ahead = { ...pullsFrom(20), people: pullsFrom(25).people };
    for (const pulls of [pullsFrom(20), ahead]) {
      const answer = told(changes(10, 20, { messages: [message] })).answer(pulls);
      expect(answer).toMatchObject({ reset: false, horizon: "20" });
      for (const name of COLLECTION_NAMES) {
        expect(answer?.pages[name]).toMatchObject({ documents: [], removed: [], more: false });
        expect(answer?.pages[name]?.checkpoint).toEqual(pulls[name]?.checkpoint);
      }
    }
    const apart = { ...pullsFrom(20), people: pullsFrom(19).people };
    expect(told(changes(10, 20)).answer(apart)).toBeNull();
  });

  it("[S3] is no answer to whoever has not read as far, or is filling", () => {
    const place = { version: "15", key: "01900000-0000-7000-8000-000000000001" };
    const others: Pulls[] = [
      pullsFrom(9),
      pullsFrom(15, { left: { version: "9", key: "" } }),
      pullsFrom(15, { changed: place }),
      pullsFrom(15, { fill: place }),
      pullsFrom(15, { epoch: "two" }),
      { ...pullsFrom(15), people: { checkpoint: null, limit: 500 } },
      { tickets: pullsFrom(15).tickets },
      { ...pullsFrom(15), tickets: { ...pullsFrom(15).tickets, digest: true, limit: 500, checkpoint: null } },
    ];
    for (const pulls of others) expect(told(changes(10, 20)).answer(pulls)).toBeNull();
  });

  it("[P5] is no answer to whoever is another role by now, or was when it was told", () => {
    expect(told(changes(10, 20)).answer(pullsFrom(15, { scope: "admin" }))).toBeNull();
  });

  it("[S3] puts stretches together that join on to each other, the later document first", () => {
    const [older, newer] = ["1", "2"].map((version) =>
      messageDocument({ id: "01900000-0000-7000-8000-000000000001", version }),
    );
    if (!older || !newer) throw new Error("no documents");
    const both = told(changes(10, 20, { messages: [older] }), changes(20, 30, { messages: [newer] }));
    const answer = both.answer(pullsFrom(10));
    expect(answer).toMatchObject({ horizon: "30", pages: { messages: { documents: [newer] } } });
    expect(both.answer(pullsFrom(10))).toBeNull();
  });

  it("[S3] leaves out what lies below the place that was read to, for that may have brought it newer", () => {
    const message = messageDocument({ id: "01900000-0000-7000-8000-000000000001", version: "15" });
    const both = () => told(changes(10, 20, { messages: [message] }), changes(20, 30));
    expect(both().answer(pullsFrom(25))).toMatchObject({ horizon: "30", pages: { messages: { documents: [] } } });
    expect(both().answer(pullsFrom(20))).toMatchObject({ horizon: "30", pages: { messages: { documents: [] } } });
    expect(both().answer(pullsFrom(19))?.pages.messages?.documents).toEqual([message]);
    const apart = { ...pullsFrom(25), people: pullsFrom(15).people };
    expect(both().answer(apart)).toBeNull();
  });

  it("[S3] forgets what lies before a gap, and everything where the server is to be asked", () => {
    expect(told(changes(10, 20), changes(25, 30)).answer(pullsFrom(10))).toBeNull();
    expect(told(changes(10, 20), changes(25, 30)).answer(pullsFrom(25))?.horizon).toBe("30");
    const forgotten = told(changes(10, 20));
    forgotten.forget();
    expect(forgotten.answer(pullsFrom(10))).toBeNull();
  });
});

// When the store is asked and what is told of its answers, with answers given by hand.

import { auditTime, BehaviorSubject, firstValueFrom, Subject } from "rxjs";
import { describe, expect, it } from "vitest";
import { asked, askedFor } from "#renderer/sync/asked.ts";
import { FRAME_MS } from "#renderer/sync/watch.ts";

interface Question {
  wanted: string;
  answer(value: string): Promise<void>;
  fail(): Promise<void>;
}

/** A reading whose questions wait for their answers. */
function byHand() {
  const questions: Question[] = [];
  const read = (wanted: string) =>
    new Promise<string>((resolve, reject) => {
      questions.push({
        wanted,
        async answer(value) {
          resolve(value);
          await settled();
        },
        async fail() {
          reject(new Error("closed"));
          await settled();
        },
      });
    });
  return { questions, read };
}

/** Until what hangs on a promise has run. */
const settled = () => new Promise<void>((resolve) => setImmediate(resolve));

describe("what the store is asked for", () => {
  it("is asked again where something changed meanwhile, and told once", async () => {
    const { questions, read } = byHand();
    const changed$ = new Subject<void>();
    const told: string[] = [];
    asked(changed$, () => read("")).subscribe((value) => told.push(value));
    changed$.next();
    await questions[0]?.answer("of two moments");
    await questions[1]?.answer("of one moment");
    expect(told).toEqual(["of one moment"]);
  });

  it("is told all the same where changes do not end, and asked once more behind them", async () => {
    const { questions, read } = byHand();
    const changed$ = new Subject<void>();
    const told: string[] = [];
    asked(changed$, () => read("")).subscribe((value) => told.push(value));
    for (const at of [0, 1, 2]) {
      changed$.next();
      await questions[at]?.answer(`try ${at}`);
    }
    expect(told).toEqual(["try 2"]);
    await expect.poll(() => questions.length).toBe(4);
    await questions[3]?.answer("at rest");
    expect(told).toEqual(["try 2", "at rest"]);
  });

  it("is not asked again for what is overtaken", async () => {
    const { questions, read } = byHand();
    const changed$ = new Subject<void>();
    const wanted$ = new BehaviorSubject("a");
    const told: string[] = [];
    askedFor(wanted$, changed$, read).subscribe((value) => told.push(value));
    changed$.next();
    wanted$.next("ab");
    await questions[0]?.answer("found for a");
    await questions[1]?.answer("found for ab");
    expect(questions.map(({ wanted }) => wanted)).toEqual(["a", "ab"]);
    expect(told).toEqual(["found for a", "found for ab"]);
  });

  it("is not asked for a change that its latest answer holds", async () => {
    const { questions, read } = byHand();
    const changed$ = new Subject<void>();
    asked(changed$, () => read("")).subscribe();
    const frame = firstValueFrom(changed$.pipe(auditTime(FRAME_MS)));
    changed$.next();
    await questions[0]?.answer("before");
    await questions[1]?.answer("after");
    await frame;
    expect(questions.length).toBe(2);
    changed$.next();
    await expect.poll(() => questions.length).toBe(3);
  });

  it("is no fault where the store is closed; any other is told", async () => {
    const { questions, read } = byHand();
    const changed$ = new Subject<void>();
    const faults: unknown[] = [];
    asked(changed$, () => read("")).subscribe({ error: (fault) => faults.push(fault) });
    changed$.complete();
    await questions[0]?.fail();
    expect(faults).toEqual([]);
    const failing = firstValueFrom(asked(new Subject(), () => read("")));
    const told = expect(failing).rejects.toThrow("closed");
    await questions[1]?.fail();
    await told;
  });

  it("is asked no more once nobody listens", async () => {
    const { questions, read } = byHand();
    const changed$ = new Subject<void>();
    const told: string[] = [];
    const watching = asked(changed$, () => read("")).subscribe((value) => told.push(value));
    watching.unsubscribe();
    changed$.next();
    await questions[0]?.answer("late");
    expect([questions.length, told]).toEqual([1, []]);
  });
});

// What a person's devices do to their saved filters: taken once, merged, kept to that person and to the most that anybody may have.

import { randomUUID } from "node:crypto";
import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import type { FilterChange } from "#domain/search/filter-change.ts";
import { ASSIGNEES_MAX, NO_CONDITIONS, SAVED_FILTERS_MAX, type SavedFilter } from "#domain/search/saved-filter.ts";
import { FILTER_CHANGES_MAX, SAVED_FILTERS_PATH, type SavedFiltersResponse } from "#protocol/saved-filters.ts";
import { SAVED_FILTERS_EVENT } from "#protocol/saved-filters-event.ts";
import { eraseCustomer } from "#sync-server/accounts/erase-customer.ts";
import { filterOf, manyFilters } from "../../domain/search/arbitrary-filter-change.ts";
import { hearStream } from "../../support/heard-stream.ts";
import { startTestDesk, type TestDesk } from "../../support/test-desk.ts";
import { TEST_PEOPLE, type TestPerson } from "../../support/test-people.ts";

let desk: TestDesk;
let second: TestDesk;
beforeAll(async () => {
  desk = await startTestDesk();
  second = await startTestDesk({ beside: desk });
});
beforeEach(() => desk.pool.query("DELETE FROM saved_filters"));
afterAll(async () => {
  await second.stop();
  await desk.stop();
});

type Numbered = { number: number; change: FilterChange };

const numbered = (changes: readonly FilterChange[], from = 1): Numbered[] =>
  changes.map((change, at) => ({ number: from + at, change }));
const save = (filter: SavedFilter): FilterChange => ({ type: "save", filter });

function post(who: TestPerson | null, body: unknown, at: TestDesk = desk): Promise<Response> {
  return at.ask(who, SAVED_FILTERS_PATH, { method: "POST", body: JSON.stringify(body) });
}

async function send(who: TestPerson, replicaId: string, changes: readonly Numbered[], at: TestDesk = desk) {
  const response = await post(who, { replicaId, changes }, at);
  expect(response.status).toBe(200);
  return (await response.json()) as SavedFiltersResponse;
}

const namesOf = async (who: TestPerson) =>
  (await send(who, randomUUID(), [])).filters.map(({ name }: SavedFilter) => name);

describe("saved filters at the server", () => {
  it("come back as they were saved, in their order, also to another device of the same person", async () => {
    const conditions: SavedFilter["conditions"] = {
      ...NO_CONDITIONS,
      status: ["open", "closed"],
      assignee: ["me", "nobody", TEST_PEOPLE.kim.id],
      customerId: TEST_PEOPLE.casey.id,
      age: { is: "over", days: 3 },
    };
    const [first, last] = [
      filterOf(uuidv7(), { place: 7, conditions }),
      filterOf(uuidv7(), { place: 9, name: "🦥 ß" }),
    ];
    const own = await send("sam", randomUUID(), numbered([save(last), save(first)]));
    expect(own).toEqual({ filters: [first, last], lastNumber: 2 });
    expect(await send("sam", randomUUID(), [])).toEqual({ filters: [first, last], lastNumber: 0 });
  });

  it("[S2] take each number of a replica once: a repeat does not undo what another device did since", async () => {
    const [one, two] = [randomUUID(), randomUUID()];
    const filter = filterOf(uuidv7());
    const rename = (name: string): FilterChange => ({ type: "rename", id: filter.id, name });
    const sent = numbered([save(filter), rename("Of the first")]);
    await send("sam", one, sent);
    await send("sam", two, numbered([rename("Of the second")]));
    for (const _repeat of ["second", "third"]) {
      expect(await send("sam", one, sent)).toMatchObject({ filters: [{ name: "Of the second" }], lastNumber: 2 });
    }
    await send("sam", two, numbered([{ type: "remove", id: filter.id }], 2));
    expect(await send("sam", one, sent)).toEqual({ filters: [], lastNumber: 2 });
  });

  it("[S10] hold what several devices send in the same moment to several servers", async () => {
    const replicas = Array.from({ length: 8 }, () => ({ id: randomUUID(), filter: filterOf(uuidv7()) }));
    const sending = replicas.map(({ id, filter }, at) =>
      send(
        "sam",
        id,
        numbered([save(filter), { type: "rename", id: filter.id, name: `Of ${at}` }]),
        [desk, second][at % 2],
      ),
    );
    await Promise.all(sending);
    expect((await namesOf("sam")).toSorted()).toEqual(replicas.map((_, at) => `Of ${at}`));
  });

  it("are as many as one may have, and what comes after is neither taken nor lost", async () => {
    const replicaId = randomUUID();
    const many = manyFilters(SAVED_FILTERS_MAX, "a");
    for (let from = 0; from < many.length; from += FILTER_CHANGES_MAX) {
      await send("sam", replicaId, numbered(many.slice(from, from + FILTER_CHANGES_MAX).map(save), from + 1));
    }
    const more = filterOf(uuidv7(), { place: 99 });
    const changes = numbered([{ type: "rename", id: many[0]!.id, name: "Known" }, save(more)], many.length + 1);
    const full = await send("sam", replicaId, changes);
    expect(full.filters).toHaveLength(SAVED_FILTERS_MAX);
    expect([full.filters[0]?.name, full.lastNumber]).toEqual(["Known", many.length + 1]);
    await send("sam", randomUUID(), numbered([{ type: "remove", id: many[1]!.id }]));
    const after = await send("sam", replicaId, changes.slice(1));
    expect(after.filters.at(-1)).toEqual(more);
    expect(after.lastNumber).toBe(many.length + 2);
  });

  it("[S9] are nobody else's: not to read, not to change under the same id, not through another's replica", async () => {
    const replicaId = randomUUID();
    const filter = filterOf(uuidv7(), { name: "Sam's own" });
    await send("sam", replicaId, numbered([save(filter)]));
    expect(await namesOf("admin")).toEqual([]);
    const others = numbered([
      { type: "rename", id: filter.id, name: "Taken" },
      { type: "remove", id: filter.id },
      save({ ...filter, name: "Kim's own" }),
    ]);
    await send("kim", randomUUID(), others);
    expect([await namesOf("sam"), await namesOf("kim")]).toEqual([["Sam's own"], ["Kim's own"]]);
    expect(await send("kim", replicaId, [])).toMatchObject({ lastNumber: 0 });
    const response = await post("kim", { replicaId, changes: numbered([{ type: "remove", id: filter.id }], 2) });
    expect([response.status, await response.json()]).toMatchObject([
      409,
      { type: "urn:holdfast:problem:replica-of-another" },
    ]);
    expect(await namesOf("sam")).toEqual(["Sam's own"]);
  });

  it("[P1] are for staff alone, who are signed in", async () => {
    const body = { replicaId: randomUUID(), changes: [] };
    expect((await post(null, body)).status).toBe(401);
    const refused = await post("casey", body);
    expect([refused.status, await refused.json()]).toMatchObject([403, { detail: "Only staff have saved views." }]);
    expect((await desk.ask("sam", SAVED_FILTERS_PATH)).status).toBe(405);
  });

  it.each<[string, (filter: SavedFilter) => unknown, string]>([
    ["a name of blanks", (filter) => ({ ...filter, name: "  " }), "changes.0.change.filter.name"],
    ["a name with half a character", (filter) => ({ ...filter, name: "\ud83e" }), "changes.0.change.filter.name"],
    ["a place beyond all", (filter) => ({ ...filter, place: 2 ** 40 }), "changes.0.change.filter.place"],
    ["what is not known", (filter) => ({ ...filter, tags: [] }), "changes.0.change.filter.tags"],
    [
      "more people than a filter may name",
      (filter) => ({
        ...filter,
        conditions: { ...NO_CONDITIONS, assignee: Array.from({ length: ASSIGNEES_MAX + 1 }, () => uuidv7()) },
      }),
      "changes.0.change.filter.conditions.assignee",
    ],
  ])("refuse %s, and name the field", async (_what, spoil, field) => {
    const changes = [{ number: 1, change: { type: "save", filter: spoil(filterOf(uuidv7())) } }];
    const response = await post("sam", { replicaId: randomUUID(), changes });
    expect(response.headers.get("content-type")).toContain("application/problem+json");
    expect([response.status, await response.json()]).toMatchObject([400, { errors: [{ field }] }]);
    expect(await namesOf("sam")).toEqual([]);
  });

  it("refuse changes that are out of order, or too many for one request", async () => {
    const rename = (number: number) => ({ number, change: { type: "rename", id: uuidv7(), name: "x" } });
    for (const numbers of [[2, 1], [3, 3], Array.from({ length: FILTER_CHANGES_MAX + 1 }, (_, at) => at + 1)]) {
      const response = await post("sam", { replicaId: randomUUID(), changes: numbers.map(rename) });
      expect([response.status, await response.json()]).toMatchObject([400, { errors: [{ field: "changes" }] }]);
    }
  });

  it("fit into one request however large they are", async () => {
    const assignee = Array.from({ length: ASSIGNEES_MAX }, () => uuidv7());
    const large = manyFilters(FILTER_CHANGES_MAX, "b").map((filter) => ({
      ...filter,
      conditions: { ...NO_CONDITIONS, assignee },
    }));
    const { filters } = await send("sam", randomUUID(), numbered(large.map(save)));
    expect(filters).toHaveLength(FILTER_CHANGES_MAX);
  });

  it("are told of to all devices of their person, at every server, and to nobody else's", async () => {
    const streams = [];
    for (const [who, at] of [
      ["sam", desk],
      ["sam", second],
      ["kim", desk],
      ["casey", desk],
    ] as const) {
      streams.push(await hearStream(at.url, (await at.signIn(who)).access_token));
    }
    const [here, there, ...others] = streams;
    try {
      await send("sam", randomUUID(), numbered([save(filterOf(uuidv7()))]));
      await vi.waitUntil(() => here!.count(SAVED_FILTERS_EVENT) > 0 && there!.count(SAVED_FILTERS_EVENT) > 0, {
        timeout: 30_000,
      });
      expect(others.map(({ count }) => count(SAVED_FILTERS_EVENT))).toEqual([0, 0]);
      await send("kim", randomUUID(), numbered([save(filterOf(uuidv7()))]));
      await vi.waitUntil(() => others[0]!.count(SAVED_FILTERS_EVENT) > 0, { timeout: 30_000 });
      expect(others[1]!.count(SAVED_FILTERS_EVENT)).toBe(0);
    } finally {
      for (const stream of streams) await stream.close();
    }
  });

  it("go with the customer that they are about, and no device brings them back", async () => {
    const { casey, robin, lead } = TEST_PEOPLE;
    const about = (customerId: string) =>
      filterOf(uuidv7(), { name: customerId, conditions: { ...NO_CONDITIONS, customerId } });
    const [gone, kept] = [about(casey.id), about(robin.id)];
    const replicaId = randomUUID();
    await send("sam", replicaId, numbered([save(gone), save(kept)]));
    await send("kim", randomUUID(), numbered([save(about(casey.id))]));
    const stream = await hearStream(second.url, (await second.signIn("kim")).access_token);
    await eraseCustomer(desk.services, { actor: lead, personId: casey.id });
    await vi.waitUntil(() => stream.count(SAVED_FILTERS_EVENT) > 0, { timeout: 30_000 });
    await stream.close();
    expect([await namesOf("sam"), await namesOf("kim")]).toEqual([[robin.id], []]);
    const again = await send("sam", replicaId, numbered([save(gone)], 3));
    expect(again).toEqual({ filters: [kept], lastNumber: 3 });
  });
});

import { describe, expect, it } from "vitest";
import { bodySchema, subjectSchema } from "#domain/ticket/ticket.ts";
import { imagineDesk } from "#sync-server/demo/imagine-desk.ts";
import { SCENARIOS } from "#sync-server/demo/scenarios/all-scenarios.ts";

const NOW = new Date("2026-11-24T08:15:00.000Z");

describe("the demo desk as data", () => {
  it("is the same for the same seed and moment, to the letter", () => {
    expect(imagineDesk({ seed: 7, now: NOW })).toEqual(imagineDesk({ seed: 7, now: NOW }));
  });

  it("is another for another seed", () => {
    const [one, other] = [imagineDesk({ seed: 7, now: NOW }), imagineDesk({ seed: 8, now: NOW })];
    expect(one.tickets.map(({ subject }) => subject)).not.toEqual(other.tickets.map(({ subject }) => subject));
  });

  it.each([1, 2, 3, 4, 5])("can be played by the rules and keeps within the limits with seed %i", (seed) => {
    const { tickets, messages, history } = imagineDesk({ seed, now: NOW });
    expect(tickets).toHaveLength(400);
    for (const { subject, description } of tickets) {
      expect(subjectSchema.safeParse(subject).data).toBe(subject);
      expect(bodySchema.safeParse(description).success).toBe(true);
    }
    for (const { message } of messages) expect(bodySchema.safeParse(message).success).toBe(true);
    const ids = [...tickets, ...messages, ...history].map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    const times = [...tickets, ...messages].map(({ created_at }) => created_at);
    expect(times.every((time) => time < NOW.toISOString())).toBe(true);
  });

  it("leaves no slot unfilled", () => {
    const { tickets, messages } = imagineDesk({ now: NOW });
    const words = [...tickets.flatMap((one) => [one.subject, one.description]), ...messages.map((one) => one.message)];
    const known =
      "name|agent|company|city|serial|machine|floor|count|invoice|order|number|amount|smaller|version|date|later";
    expect(words.filter((one) => new RegExp(`\\{(${known}|weekday|month|log|requirements)\\}`).test(one))).toEqual([]);
  });
});

it("there are more than forty scenarios, each told in words of its own", () => {
  expect(SCENARIOS.length).toBeGreaterThan(40);
  expect(new Set(SCENARIOS.map(({ key }) => key)).size).toBe(SCENARIOS.length);
  const texts = SCENARIOS.flatMap(({ descriptions, thread }) => [...descriptions, ...thread.map(([, words]) => words)]);
  expect(new Set(texts).size).toBe(texts.length);
});

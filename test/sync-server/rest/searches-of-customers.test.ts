// What customers may learn by searching, whatever they make up.

import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createRestClient, type RestClient } from "../../support/rest-client.ts";
import { startTestDesk, type TestDesk } from "../../support/test-desk.ts";
import { TEST_PEOPLE } from "../../support/test-people.ts";

let desk: TestDesk;
let rest: RestClient;
beforeAll(async () => {
  desk = await startTestDesk();
  rest = createRestClient(desk);
});
afterAll(() => desk.stop());

describe("[P3] at any search", () => {
  const NOTE = "thewordsofanote";
  const FOREIGN = "thewordsofanother";
  const OWN = "stopsafteronepage";
  const WORDS = [NOTE, FOREIGN, OWN, NOTE.slice(0, 5), "robin", "note", "kim", "printer", "TICK-2026", "tick"];
  const FILTERS = ["status:open", "status:closed", "priority:medium", "department:general", "after:2020-01-01"];
  const part = fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom(...WORDS) },
    fc.constantFrom(...FILTERS, "has:note", "from:robin", "is:unassigned"),
    fc.tuple(fc.constantFrom(...WORDS), fc.constantFrom(...WORDS)).map((words) => `"${words.join(" ")}"`),
  );
  const term = fc.tuple(fc.boolean(), part).map(([isNegated, text]) => (isNegated ? `-${text}` : text));
  const search = fc.array(term, { minLength: 1, maxLength: 4 }).map((terms) => terms.join(" "));

  test("no list that a customer is answered with holds a note or a foreign ticket", async () => {
    const own = await rest.makeTicket("casey", { description: OWN });
    const note = { message: NOTE, is_internal_note: true };
    expect((await rest.ask("kim", "addMessage", { params: { id: own.id }, body: note })).status).toBe(201);
    await rest.makeTicket("robin", { description: FOREIGN });
    const seen = { found: 0, none: 0, refused: 0 };
    const property = fc.asyncProperty(search, async (text) => {
      const { status, text: answer, body } = await rest.ask("casey", "listTickets", { query: { search: text } });
      expect([200, 400]).toContain(status);
      if (status === 400) {
        seen.refused += 1;
        return;
      }
      expect([text, answer.includes(NOTE), answer.includes(FOREIGN)]).toEqual([text, false, false]);
      for (const { user_id } of body.tickets) expect(user_id).toBe(TEST_PEOPLE.casey.id);
      // Nor does what is found, or how much it is, tell of what is in a note.
      if (text.split(" ").some((one) => one === NOTE || one === FOREIGN)) expect(body.total.count).toBe(0);
      seen[body.tickets.length > 0 ? "found" : "none"] += 1;
    });
    await fc.assert(property, { numRuns: 150, seed: 1, endOnFailure: true });
    for (const count of Object.values(seen)) expect(count).toBeGreaterThan(0);
  });
});

import { Writable } from "node:stream";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createLog } from "#sync-server/log.ts";
import { startTestDesk, type TestDesk } from "../support/test-desk.ts";

let desk: TestDesk;
beforeAll(async () => {
  desk = await startTestDesk();
});
afterAll(() => desk.stop());

test("[P3] an error of the database is logged without the row at fault", async () => {
  let written = "";
  const log = createLog(
    "info",
    new Writable({
      write(chunk, _encoding, done) {
        written += String(chunk);
        done();
      },
    }),
  );
  const fault = await desk.pool
    .query("UPDATE people SET display_name = '', email = 'secret@words.example' WHERE id = $1", [desk.people.sam.id])
    .catch((error: unknown) => error);
  log.error({ err: new Error("a request failed", { cause: fault }) });
  expect(written).toContain("people_display_name_check");
  expect(written).not.toContain("secret@words.example");
});

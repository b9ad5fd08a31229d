import { expect, test } from "vitest";
import { nextTask } from "#renderer/sync/next-task.ts";

test("what waited before comes in between, also what comes as a task and not as a promise", async () => {
  const came: string[] = [];
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = () => came.push("an input");
  port2.postMessage(null);
  await Promise.resolve();
  expect(came).toEqual([]);
  await nextTask();
  port1.close();
  expect(came).toEqual(["an input"]);
});

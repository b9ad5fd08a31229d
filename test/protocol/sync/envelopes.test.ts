import { describe, expect, it } from "vitest";
import { PULL_LIMIT_MAX, pullRequestSchema } from "#protocol/sync/pull.ts";
import { discardedOperationSchema, PUSH_OPERATIONS_MAX, pushRequestSchema } from "#protocol/sync/push.ts";
import { PROTOCOL_VERSION } from "#protocol/sync/version.ts";

const ID = "01930000-0000-7000-8000-00000000aaaa";
const operation = { id: ID, number: 1, kind: "take" };

describe("a push", () => {
  const push = { protocol: PROTOCOL_VERSION, replicaId: ID, operations: [operation] };

  it("[S5] lets a malformed operation through to be refused by itself", () => {
    const operations = [{ ...operation, kind: "nonsense", args: 5 }, operation];
    expect(pushRequestSchema.parse({ ...push, operations }).operations).toEqual(operations);
  });

  it.each([
    ["replicaId", { ...push, replicaId: "mine" }],
    ["operations", { ...push, operations: [] }],
    ["operations", { ...push, operations: Array(PUSH_OPERATIONS_MAX + 1).fill(operation) }],
    ["operations.0.id", { ...push, operations: [{ ...operation, id: undefined }] }],
    ["operations.1.number", { ...push, operations: [operation, { ...operation, number: "2" }] }],
    ["protocol", { ...push, protocol: "1" }],
    ["", { ...push, role: "admin" }],
  ])("names %j where that is wrong", (field, value) => {
    const paths = pushRequestSchema.safeParse(value).error?.issues.map((issue) => issue.path.join("."));
    expect(paths).toEqual([field]);
  });

  it("carries what was discarded as no more than its number", () => {
    expect(discardedOperationSchema.safeParse({ id: ID, number: 3, kind: "discarded" }).success).toBe(true);
    expect(discardedOperationSchema.safeParse({ id: ID, number: 3, kind: "discarded", args: {} }).success).toBe(false);
  });
});

describe("a pull", () => {
  const pull = { protocol: PROTOCOL_VERSION, replicaId: ID, pulls: { tickets: { checkpoint: null, limit: 10 } } };

  it("asks for one collection or several", () => {
    expect(pullRequestSchema.safeParse(pull).success).toBe(true);
    const both = { ...pull.pulls, people: { checkpoint: null, limit: PULL_LIMIT_MAX } };
    expect(pullRequestSchema.safeParse({ ...pull, pulls: both }).success).toBe(true);
  });

  it.each([
    ["pulls", { ...pull, pulls: {} }],
    ["pulls", { ...pull, pulls: { sessions: { checkpoint: null, limit: 1 } } }],
    ["pulls.tickets.limit", { ...pull, pulls: { tickets: { checkpoint: null, limit: PULL_LIMIT_MAX + 1 } } }],
    ["pulls.tickets.limit", { ...pull, pulls: { tickets: { checkpoint: null, limit: 0 } } }],
    ["pulls.tickets.checkpoint", { ...pull, pulls: { tickets: { checkpoint: "start", limit: 1 } } }],
  ])("names %j where that is wrong", (field, value) => {
    const paths = pullRequestSchema.safeParse(value).error?.issues.map((issue) => issue.path.join("."));
    expect(paths).toContain(field);
  });
});

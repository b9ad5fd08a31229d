import { expect, test } from "vitest";
import { readConfiguration } from "#sync-server/configuration.ts";

test("without flags or environment the server listens on this machine alone, without demo data", () => {
  expect(readConfiguration([], {})).toEqual({
    port: 7420,
    host: "127.0.0.1",
    dataFolder: ".holdfast",
    databaseUrl: null,
    demo: "no",
    drainSeconds: 0,
    logLevel: "info",
  });
});

test("flags win over the environment", () => {
  const env = { HOLDFAST_PORT: "9000", HOLDFAST_DATA: "/a", HOLDFAST_DEMO: "if-empty" };
  const configuration = readConfiguration(["--port", "0", "--data", "/b"], env);
  expect(configuration).toMatchObject({ port: 0, dataFolder: "/b", demo: "if-empty" });
});

test.each([
  ["true", "yes"],
  ["1", "yes"],
  ["0", "no"],
  ["", "no"],
])("HOLDFAST_DEMO=%s means %s", (value, demo) => {
  expect(readConfiguration([], { HOLDFAST_DEMO: value }).demo).toBe(demo);
});

test.each([
  [["--port", "eighty"], {}, "--port (or HOLDFAST_PORT)"],
  [["--port", "1e3"], {}, "from 0 to 65535"],
  [[], { HOLDFAST_DEMO: "maybe" }, "must be yes, no or if-empty"],
  [["--port", "70000"], {}, "--port (or HOLDFAST_PORT)"],
  [["--drain", "1.5"], {}, "--drain (or HOLDFAST_DRAIN)"],
  [["--host", "my host"], {}, "--host (or HOLDFAST_HOST)"],
  [["--colour", "red"], {}, "--port, --host, --data, --demo and --drain"],
  [[], { DATABASE_URL: "mysql://x" }, "DATABASE_URL"],
  [[], { HOLDFAST_LOG_LEVEL: "loud" }, "HOLDFAST_LOG_LEVEL"],
  [["--demo"], { NODE_ENV: "production" }, "never made"],
])("%j with %j is refused by name", (args, env, name) => {
  expect(() => readConfiguration(args, env)).toThrow(name);
});

import { expect, test } from "vitest";
import { describeSettings, readConfiguration } from "#sync-server/configuration.ts";
import { SETTINGS } from "#sync-server/settings.ts";

test("without flags or environment the server listens on this machine alone, without demo data", () => {
  expect(readConfiguration([], {})).toEqual({
    port: 7420,
    host: "127.0.0.1",
    dataFolder: ".holdfast",
    databaseUrl: null,
    demo: "no",
    drainSeconds: 0,
    logLevel: "info",
    trustProxy: "loopback",
    metricsPort: null,
    metricsHost: "127.0.0.1",
    archiveAfterDays: null,
    securityEventDays: 400,
    webhookAllow: null,
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
  [["--colour", "red"], {}, "The flags are --port, --host, --data, --demo, --drain"],
  [[], { DATABASE_URL: "mysql://x" }, "DATABASE_URL"],
  [[], { HOLDFAST_LOG_LEVEL: "loud" }, "HOLDFAST_LOG_LEVEL"],
  [[], { HOLDFAST_TRUST_PROXY: "my-proxy" }, "HOLDFAST_TRUST_PROXY: must be IP addresses"],
  [[], { HOLDFAST_TRUST_PROXY: "10.0.0.0/33" }, "HOLDFAST_TRUST_PROXY"],
  [[], { HOLDFAST_TRUST_PROXY: "0.0.0.0/0" }, "HOLDFAST_TRUST_PROXY"],
  [[], { HOLDFAST_METRICS_PORT: "on" }, "HOLDFAST_METRICS_PORT: must be a port number"],
  [[], { HOLDFAST_ARCHIVE_AFTER_DAYS: "0" }, "HOLDFAST_ARCHIVE_AFTER_DAYS: must be whole days from 1"],
  [[], { HOLDFAST_SECURITY_EVENT_DAYS: "7" }, "HOLDFAST_SECURITY_EVENT_DAYS: must be whole days from 31"],
  [["--webhook-allow", "0.0.0.0/0"], {}, "--webhook-allow (or HOLDFAST_WEBHOOK_ALLOW): must be host names"],
  [[], { HOLDFAST_WEBHOOK_ALLOW: "https://shop.internal" }, "HOLDFAST_WEBHOOK_ALLOW"],
  [[], { HOLDFAST_WEBHOOK_ALLOW: "10.0.0.0/33" }, "HOLDFAST_WEBHOOK_ALLOW"],
  [[], { HOLDFAST_WEBHOOK_ALLOW: "10.0.0.1,,shop" }, "HOLDFAST_WEBHOOK_ALLOW"],
  [["--demo"], { NODE_ENV: "production" }, "never made"],
])("%j with %j is refused by name", (args, env, name) => {
  expect(() => readConfiguration(args, env)).toThrow(name);
});

test("every setting at fault is told of at once", () => {
  const env = { HOLDFAST_PORT: "eighty", HOLDFAST_METRICS_PORT: "on" };
  expect(() => readConfiguration([], env)).toThrow(/HOLDFAST_PORT.*\nHOLDFAST_METRICS_PORT/);
});

test("proxies are named by address, by range, or by the names of ranges", () => {
  const trustProxy = "loopback, 10.0.0.0/8,fd00::/8";
  expect(readConfiguration([], { HOLDFAST_TRUST_PROXY: trustProxy }).trustProxy).toBe(trustProxy);
});

test("webhooks are let through by host name, by address, or by range", () => {
  const webhookAllow = "shop.internal, localhost,10.1.0.0/16,fd00::1";
  expect(readConfiguration(["--webhook-allow", webhookAllow], {}).webhookAllow).toBe(webhookAllow);
});

test("help tells of every setting by all its names", () => {
  const help = describeSettings();
  for (const { flag, variable } of Object.values(SETTINGS)) {
    expect(help).toContain(variable);
    if (flag !== null) expect(help).toContain(`--${flag}`);
  }
});

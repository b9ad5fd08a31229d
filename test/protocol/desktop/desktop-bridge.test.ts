import { describe, expect, it } from "vitest";
import {
  BRIDGE_ARGUMENTS,
  BRIDGE_VERBS,
  bridgeChannel,
  externalUrlSchema,
  hasIpv6Host,
  secretNameSchema,
  serverAddressSchema,
} from "#protocol/desktop/desktop-bridge.ts";

describe("server addresses", () => {
  it.each([
    ["https://desk.example.org", "https://desk.example.org"],
    ["  https://Desk.Example.ORG/  ", "https://desk.example.org"],
    ["https://desk.example.org/helpdesk//", "https://desk.example.org/helpdesk"],
    ["https://desk.example.org:8443/", "https://desk.example.org:8443"],
    ["https://desk.example.org:443", "https://desk.example.org"],
    ["http://localhost:4010", "http://localhost:4010"],
    ["http://127.0.0.1:4010/", "http://127.0.0.1:4010"],
  ])("takes %s as %s", (value, address) => {
    expect(serverAddressSchema.parse(value)).toBe(address);
  });

  it.each([
    "",
    "desk.example.org",
    "http://desk.example.org",
    "http://localhost.example.org",
    "http://127.0.0.1.example.org",
    "http://0.0.0.0:4010",
    "ftp://desk.example.org",
    "file:///etc/passwd",
    "javascript:alert(1)",
    "https://user:secret@desk.example.org",
    "https://user@desk.example.org",
    "https://desk.example.org/?to=elsewhere",
    "https://desk.example.org/#fragment",
    `https://desk.example.org/${"x".repeat(2_048)}`,
    null,
    5,
  ])("refuses %j", (value) => {
    expect(serverAddressSchema.safeParse(value).success).toBe(false);
  });

  it.each(["http://[::1]:4010", " https://[2001:db8::1]/desk "])(
    "refuses %s, which no content security policy can name, and says what to give instead",
    (value) => {
      expect(serverAddressSchema.safeParse(value).error?.issues[0]?.message).toBe(
        "must name its host, or 127.0.0.1: an IPv6 address can't be used",
      );
      expect(hasIpv6Host(value)).toBe(true);
    },
  );

  it("says what an address has to be like", () => {
    expect(serverAddressSchema.safeParse("http://desk.example.org").error?.issues[0]?.message).toBe(
      "must be an https address (http only for this machine)",
    );
  });
});

describe("arguments of the bridge", () => {
  const GOOD = {
    describe: [],
    findServerAddress: [],
    keepServerAddress: ["https://desk.example.org"],
    findSecret: ["refresh-token"],
    keepSecret: ["refresh-token", "x"],
    forgetSecret: ["refresh-token"],
    openExternal: ["https://example.org/help"],
    nextNews: [0],
    comeForward: [],
    showUnread: [3],
    tellUnsent: [true],
    tellLanguage: ["de"],
    installUpdate: [],
    findSettings: [],
    keepSettings: [{ launchAtLogin: true, spelling: { isOn: true, languages: ["en-GB"] } }],
    showLog: [],
  } as const satisfies Record<keyof typeof BRIDGE_ARGUMENTS, readonly unknown[]>;

  it.each(BRIDGE_VERBS)("%s takes its own and neither fewer nor more", (verb) => {
    const good: readonly unknown[] = GOOD[verb];
    expect(BRIDGE_ARGUMENTS[verb].safeParse(good).success).toBe(true);
    expect(BRIDGE_ARGUMENTS[verb].safeParse([...good, "more"]).success).toBe(false);
    if (good.length > 0) expect(BRIDGE_ARGUMENTS[verb].safeParse(good.slice(1)).success).toBe(false);
    for (const wrong of [null, {}, "x", [null], [{ toString: () => "x" }]]) {
      expect(BRIDGE_ARGUMENTS[verb].safeParse(wrong).success).toBe(false);
    }
  });

  it("has one channel for each verb", () => {
    expect(new Set(BRIDGE_VERBS.map(bridgeChannel)).size).toBe(BRIDGE_VERBS.length);
    expect(bridgeChannel("describe")).toBe("holdfast:describe");
  });

  it.each(["", "Upper", "../secret", "a b", "1st", "x".repeat(65), "a/b", "a\0"])(
    "%j is no name of a secret",
    (name) => {
      expect(secretNameSchema.safeParse(name).success).toBe(false);
    },
  );
});

describe("addresses to open outside", () => {
  it.each(["https://example.org/a?b#c", "http://example.org", "mailto:casey@example.org"])("takes %s", (url) => {
    expect(externalUrlSchema.safeParse(url).success).toBe(true);
  });

  it.each([
    "javascript:alert(1)",
    "file:///etc/passwd",
    "app://holdfast/",
    "data:text/html,x",
    "smb://host/share",
    "ms-settings:",
    "JAVASCRIPT:alert(1)",
    " javascript:alert(1)",
    "example.org",
    "",
  ])("refuses %j", (url) => {
    expect(externalUrlSchema.safeParse(url).success).toBe(false);
  });
});

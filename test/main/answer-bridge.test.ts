import { beforeEach, describe, expect, it } from "vitest";
import { answerBridge } from "#main/answer-bridge.ts";
import { BRIDGE_VERBS, bridgeChannel } from "#protocol/desktop/desktop-bridge.ts";
import { APP_FRAME, createElectronFake, type ElectronFake, type SenderFrame } from "../support/electron-fake.ts";

let electron: ElectronFake;
let kept: string[];

beforeEach(() => {
  electron = createElectronFake({ userData: "" });
  kept = [];
  answerBridge(electron.parts, {
    describe: { version: "1.2.3", platform: "linux" },
    addresses: { find: async () => null, keep: async (address) => void kept.push(address) },
    secrets: {
      protection: async () => "system",
      find: async () => null,
      keep: async (name, value) => void kept.push(`${name}=${value}`),
      forget: async () => undefined,
    },
    openExternal: async () => undefined,
  });
});

const STRANGERS: [string, SenderFrame | null][] = [
  ["another origin", { origin: "https://example.org", parent: null }],
  ["a look-alike origin", { origin: "app://holdfast.example", parent: null }],
  ["an opaque origin", { origin: "null", parent: null }],
  ["a frame within the app", { origin: "app://holdfast", parent: {} as NonNullable<SenderFrame["parent"]> }],
  ["a frame that is gone", null],
];

describe("the bridge in main", () => {
  it("describes the desktop app", async () => {
    expect(await electron.invoke(APP_FRAME, bridgeChannel("describe"))).toEqual({
      kind: "desktop",
      version: "1.2.3",
      platform: "linux",
      secretProtection: "system",
    });
  });

  it.each(STRANGERS)("answers no verb to %s", async (_who, frame) => {
    for (const verb of BRIDGE_VERBS) {
      await expect(electron.invoke(frame, bridgeChannel(verb))).rejects.toThrow("Only the app itself");
    }
  });

  it.each([
    ["keepServerAddress", ["http://desk.example.org"]],
    ["keepServerAddress", []],
    ["findSecret", ["../../etc/passwd"]],
    ["keepSecret", ["session"]],
    ["keepSecret", ["session", 7]],
    ["keepSecret", ["session", "x", "more"]],
    ["openExternal", ["file:///etc/passwd"]],
    ["describe", ["surplus"]],
  ] as const)("refuses %s with arguments %j", async (verb, args) => {
    await expect(electron.invoke(APP_FRAME, bridgeChannel(verb), ...args)).rejects.toThrow(`${verb}: `);
    expect(kept).toEqual([]);
  });

  it("does not repeat a secret in a refusal", async () => {
    const secret = "s3cret".repeat(2_000);
    const refusal = electron.invoke(APP_FRAME, bridgeChannel("keepSecret"), "session", secret);
    await expect(refusal).rejects.not.toThrow("s3cret");
  });

  it("hands on arguments as they were understood", async () => {
    await electron.invoke(APP_FRAME, bridgeChannel("keepServerAddress"), " https://Desk.example.org/ ");
    expect(kept).toEqual(["https://desk.example.org"]);
  });
});

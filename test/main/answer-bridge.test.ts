import { beforeEach, describe, expect, it } from "vitest";
import { answerBridge } from "#main/answer-bridge.ts";
import { BRIDGE_VERBS, bridgeChannel } from "#protocol/desktop/desktop-bridge.ts";
import { createBridgeParts } from "../support/bridge-parts.ts";
import { APP_FRAME, createElectronFake, type ElectronFake, type SenderFrame } from "../support/electron-fake.ts";
import { scratchFolder } from "../support/scratch-folder.ts";

let electron: ElectronFake;
let parts: ReturnType<typeof createBridgeParts>;

beforeEach(() => {
  const folder = scratchFolder();
  electron = createElectronFake({ userData: folder });
  parts = createBridgeParts(electron, folder);
  answerBridge(electron.parts, parts);
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
      sealedSecrets: [],
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
    ["nextNews", [-1]],
    ["showUnread", [0.5]],
    ["tellUnsent", ["yes"]],
    ["tellLanguage", ["tlh"]],
    ["keepSettings", [{ launchAtLogin: true, shell: "/bin/sh" }]],
    ["keepSettings", [{ spelling: { isOn: true, languages: ["../x"] } }]],
  ] as const)("refuses %s with arguments %j", async (verb, args) => {
    await expect(electron.invoke(APP_FRAME, bridgeChannel(verb), ...args)).rejects.toThrow(`${verb}: `);
    expect(await parts.addresses.find()).toBeNull();
    expect(await parts.secrets.find("session")).toBeNull();
    expect([...parts.told, ...electron.opened]).toEqual([]);
  });

  it("does not repeat a secret in a refusal", async () => {
    const secret = "s3cret".repeat(2_000);
    const refusal = electron.invoke(APP_FRAME, bridgeChannel("keepSecret"), "session", secret);
    await expect(refusal).rejects.not.toThrow("s3cret");
  });

  it("hands on arguments as they were understood", async () => {
    await electron.invoke(APP_FRAME, bridgeChannel("keepServerAddress"), " https://Desk.example.org/ ");
    expect(await parts.addresses.find()).toBe("https://desk.example.org");
  });
});

// One contract over both bridges: the preload's, answered by the real handlers of main, and the browser's stand-in.

import { beforeEach, describe, expect, it, vi } from "vitest";
import { answerBridge } from "#main/answer-bridge.ts";
import { createBridge } from "#preload/create-bridge.ts";
import {
  BRIDGE_GLOBAL,
  BRIDGE_VERBS,
  type DesktopBridge,
  desktopDescriptionSchema,
} from "#protocol/desktop/desktop-bridge.ts";
import { createWebBridge } from "#renderer/desktop/web-bridge.ts";
import { createBridgeParts } from "../support/bridge-parts.ts";
import { APP_FRAME, createElectronFake } from "../support/electron-fake.ts";
import { scratchFolder } from "../support/scratch-folder.ts";

const ORIGIN = "https://desk.example.org";

interface Rig {
  /** The bridge as after a restart: whatever it keeps must not live in it. */
  start(): DesktopBridge;
  opened: string[];
}

function desktopRig(): Rig {
  const folder = scratchFolder();
  const electron = createElectronFake({ userData: folder });
  const start = () => {
    answerBridge(electron.parts, createBridgeParts(electron, folder));
    return createBridge((channel, ...args) => electron.invoke(APP_FRAME, channel, ...args));
  };
  return { start, opened: electron.opened };
}

function webRig(): Rig {
  const kept = new Map<string, string>();
  const opened: string[] = [];
  const storage = {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  };
  const open = (url: string) => void opened.push(url);
  const showUnread = async () => undefined;
  const parts = { origin: ORIGIN, storage, version: "1.2.3", platform: "a browser", open, showUnread };
  const start = () => createWebBridge(parts);
  return { start, opened };
}

describe.each([
  ["the preload's bridge", desktopRig, "desktop"],
  ["the browser's stand-in", webRig, "web"],
] as const)("%s", (_name, createRig, kind) => {
  let rig: Rig;
  let bridge: DesktopBridge;

  beforeEach(() => {
    rig = createRig();
    bridge = rig.start();
  });

  it("offers the named verbs and nothing else", () => {
    expect(Object.keys(bridge).sort()).toEqual([...BRIDGE_VERBS].sort());
  });

  it("says where it runs", async () => {
    const description = desktopDescriptionSchema.parse(await bridge.describe());
    expect(description).toMatchObject({ kind, version: "1.2.3" });
  });

  it("keeps the server's address beyond a restart", async () => {
    await bridge.keepServerAddress(`${ORIGIN}/`);
    expect(await rig.start().findServerAddress()).toBe(ORIGIN);
  });

  it("talks to no server in the clear", async () => {
    await expect(bridge.keepServerAddress("http://desk.example.org")).rejects.toThrow();
  });

  it("keeps secrets beyond a restart, each under its name, until they are forgotten", async () => {
    expect(await bridge.findSecret("session")).toBeNull();
    await bridge.keepSecret("session", "one");
    await bridge.keepSecret("session", "two");
    await bridge.keepSecret("other", "three");
    bridge = rig.start();
    expect(await bridge.findSecret("session")).toBe("two");
    await bridge.forgetSecret("session");
    await bridge.forgetSecret("session");
    expect(await bridge.findSecret("session")).toBeNull();
    expect(await bridge.findSecret("other")).toBe("three");
  });

  it.each(["", "../session", "Session", "a".repeat(65)])("refuses %j as a secret's name", async (name) => {
    await expect(bridge.findSecret(name)).rejects.toThrow();
    await expect(bridge.keepSecret(name, "value")).rejects.toThrow();
    await expect(bridge.forgetSecret(name)).rejects.toThrow();
  });

  it("refuses a secret that is empty or beyond all measure", async () => {
    await expect(bridge.keepSecret("session", "")).rejects.toThrow();
    await expect(bridge.keepSecret("session", "x".repeat(8_193))).rejects.toThrow();
  });

  it("takes what it is told of the desk, and says what of the system can be set", async () => {
    await bridge.showUnread(3);
    await bridge.tellUnsent(true);
    await bridge.tellLanguage("de");
    await bridge.comeForward();
    const settings = await bridge.findSettings();
    expect(await bridge.keepSettings({})).toEqual(settings);
  });

  it("opens web and mail addresses outside, and nothing else", async () => {
    await bridge.openExternal("https://example.org/");
    await bridge.openExternal("mailto:casey@example.org");
    await expect(bridge.openExternal("file:///etc/passwd")).rejects.toThrow();
    await expect(bridge.openExternal("javascript:alert(1)")).rejects.toThrow();
    expect(rig.opened).toEqual(["https://example.org/", "mailto:casey@example.org"]);
  });
});

const exposed = vi.hoisted(() => new Map<string, unknown>());
const asked = vi.hoisted((): unknown[][] => []);

vi.mock("electron", () => ({
  contextBridge: { exposeInMainWorld: (name: string, api: unknown) => void exposed.set(name, api) },
  ipcRenderer: { invoke: async (...args: unknown[]) => void asked.push(args) },
}));

describe("the preload", () => {
  it("gives the page the bridge, and nothing of Electron", async () => {
    await import("#preload/preload.ts");
    expect([...exposed.keys()]).toEqual([BRIDGE_GLOBAL]);
    const bridge = exposed.get(BRIDGE_GLOBAL) as DesktopBridge;
    await bridge.keepSecret("session", "one");
    expect(asked).toEqual([["holdfast:keepSecret", "session", "one"]]);
  });
});

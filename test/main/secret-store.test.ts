import { readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import { secretStore } from "#main/secret-store.ts";
import { createElectronFake, type ElectronFake } from "../support/electron-fake.ts";
import { HAS_FILE_MODES, NO_FILE_MODES } from "../support/file-modes.ts";
import { scratchFolder } from "../support/scratch-folder.ts";

let folder: string;
let electron: ElectronFake;

beforeEach(() => {
  folder = join(scratchFolder(), "secrets");
  electron = createElectronFake({ userData: folder });
});

function store(platform: NodeJS.Platform = "linux") {
  return secretStore(electron.parts.safeStorage, folder, platform);
}

function isSealed(name: string): boolean {
  return JSON.parse(readFileSync(join(folder, `${name}.json`), "utf8")).isSealed;
}

describe("secrets", () => {
  it("come back as they were kept, until they are forgotten", async () => {
    await store().keep("session", "größer");
    expect(await store().find("session")).toBe("größer");
    await store().forget("session");
    expect(await store().find("session")).toBeNull();
    await store().forget("session");
  });

  it("lie on the disk sealed", async () => {
    await store().keep("session", "refresh-token");
    const { data } = JSON.parse(readFileSync(join(folder, "session.json"), "utf8"));
    expect(Buffer.from(data, "base64").toString()).not.toContain("refresh-token");
  });

  it("are files that their owner alone can read", async (context) => {
    if (!HAS_FILE_MODES) context.skip(NO_FILE_MODES);
    await store().keep("session", "refresh-token");
    expect(statSync(join(folder, "session.json")).mode & 0o077).toBe(0);
  });

  it("are sealed anew when the system has changed its key", async () => {
    await store().keep("session", "token");
    electron.safeStorage.state.shouldReEncrypt = true;
    expect(await store().find("session")).toBe("token");
    expect(electron.safeStorage.state.sealed).toBe(2);
  });

  it("are kept as well where the system has no key store, and that is said", async () => {
    electron.safeStorage.state.isAvailable = false;
    await store().keep("session", "token");
    expect(await store().find("session")).toBe("token");
    expect((await store().describe()).secretProtection).toBe("basic");
  });

  it("that lie in the clear are sealed as soon as there is a key store", async () => {
    electron.safeStorage.state.isAvailable = false;
    await store().keep("session", "token");
    await store().keep("key-desk", "key");
    electron.safeStorage.state.isAvailable = true;
    expect(await store().find("session")).toBe("token");
    expect(isSealed("session")).toBe(true);
    expect(isSealed("key-desk")).toBe(false);
    expect(await store().describe()).toEqual({ secretProtection: "system", sealedSecrets: [] });
    expect(isSealed("key-desk")).toBe(true);
    expect(await store().find("key-desk")).toBe("key");
  });

  it("that can't be sealed are used all the same, and are said to be poorly protected", async () => {
    electron.safeStorage.state.isAvailable = false;
    await store().keep("session", "token");
    electron.safeStorage.state.isAvailable = true;
    electron.safeStorage.state.isLocked = true;
    expect(await store().find("session")).toBe("token");
    expect(await store().describe()).toEqual({ secretProtection: "basic", sealedSecrets: [] });
    expect(isSealed("session")).toBe(false);
  });

  it("that are sealed are never replaced by ones in the clear", async () => {
    await store().keep("session", "token");
    electron.safeStorage.state.isAvailable = false;
    await expect(store().keep("session", "another")).rejects.toThrow("Unlock it");
    electron.safeStorage.state.isAvailable = true;
    expect(await store().find("session")).toBe("token");
  });

  it("are not put back in an older state by a find that seals them anew while they are replaced", async () => {
    await store().keep("session", "token");
    electron.safeStorage.state.shouldReEncrypt = true;
    const one = store();
    await Promise.all([one.describe(), one.find("session"), one.keep("session", "newer"), one.find("session")]);
    expect(await one.find("session")).toBe("newer");
  });

  it("count as poorly protected where Linux has the known key alone", async () => {
    electron.safeStorage.state.backend = "basic_text";
    expect((await store("linux").describe()).secretProtection).toBe("basic");
    expect((await store("win32").describe()).secretProtection).toBe("system");
    electron.safeStorage.state.backend = "kwallet6";
    expect((await store("linux").describe()).secretProtection).toBe("system");
  });

  it("that can't be opened are told apart from missing ones, so that nothing is written over them", async () => {
    await store().keep("session", "token");
    await store().keep("key-desk", "key");
    electron.safeStorage.state.isLocked = true;
    await expect(store().find("session")).rejects.toThrow("key store");
    expect((await store().describe()).sealedSecrets).toEqual(["key-desk", "session"]);
    electron.safeStorage.state.isLocked = false;
    expect(await store().find("session")).toBe("token");
    expect((await store().describe()).sealedSecrets).toEqual([]);
  });

  it("are not taken for plain ones when the key store is gone that sealed them", async () => {
    await store().keep("session", "token");
    electron.safeStorage.state.isAvailable = false;
    electron.safeStorage.state.isLocked = true;
    expect(await store().describe()).toEqual({ secretProtection: "basic", sealedSecrets: ["session"] });
  });

  it("of which the file is broken can't be opened either", async () => {
    await store().keep("session", "token");
    writeFileSync(join(folder, "session.json"), "{");
    expect((await store().describe()).sealedSecrets).toEqual(["session"]);
    await store().forget("session");
    expect((await store().describe()).sealedSecrets).toEqual([]);
  });
});

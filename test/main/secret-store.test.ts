import { readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import { secretStore } from "#main/secret-store.ts";
import { createElectronFake, type ElectronFake } from "../support/electron-fake.ts";
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

describe("secrets", () => {
  it("come back as they were kept, until they are forgotten", async () => {
    await store().keep("session", "größer");
    expect(await store().find("session")).toBe("größer");
    await store().forget("session");
    expect(await store().find("session")).toBeNull();
    await store().forget("session");
  });

  it("lie on the disk sealed, readable by their owner alone", async () => {
    await store().keep("session", "refresh-token");
    const file = join(folder, "session.json");
    const { data } = JSON.parse(readFileSync(file, "utf8"));
    expect(Buffer.from(data, "base64").toString()).not.toContain("refresh-token");
    expect(statSync(file).mode & 0o077).toBe(0);
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

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
    expect(await store().protection()).toBe("basic");
  });

  it("count as poorly protected where Linux has the known key alone", async () => {
    electron.safeStorage.state.backend = "basic_text";
    expect(await store("linux").protection()).toBe("basic");
    expect(await store("win32").protection()).toBe("system");
    electron.safeStorage.state.backend = "kwallet6";
    expect(await store("linux").protection()).toBe("system");
  });

  it("that can't be read any more count as none", async () => {
    await store().keep("session", "token");
    electron.safeStorage.state.isLocked = true;
    expect(await store().find("session")).toBeNull();
    writeFileSync(join(folder, "broken.json"), "{");
    expect(await store().find("broken")).toBeNull();
  });
});

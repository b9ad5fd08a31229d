import { readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import { serverAddressStore } from "#main/server-address-store.ts";
import { scratchFolder } from "../support/scratch-folder.ts";

let folder: string;
let file: string;

beforeEach(() => {
  folder = scratchFolder();
  file = join(folder, "server.json");
});

describe("the server's address", () => {
  it("is unknown at first, or the preset one", async () => {
    expect(await serverAddressStore(file, undefined).find()).toBeNull();
    expect(await serverAddressStore(file, "http://127.0.0.1:4000/").find()).toBe("http://127.0.0.1:4000");
  });

  it("is the kept one, also after a restart and over the preset one", async () => {
    await serverAddressStore(file, undefined).keep("https://desk.example.org");
    expect(await serverAddressStore(file, "http://127.0.0.1:4000").find()).toBe("https://desk.example.org");
  });

  it("leaves no unfinished file behind", async () => {
    const store = serverAddressStore(file, undefined);
    await Promise.all([store.keep("https://a.example.org"), store.keep("https://b.example.org")]);
    expect(readdirSync(folder)).toEqual(["server.json"]);
  });

  it.each(["{", "{}", '{"address":"http://desk.example.org"}', '{"address":7}'])(
    "counts as unknown where the file holds %s",
    async (content) => {
      writeFileSync(file, content);
      expect(await serverAddressStore(file, undefined).find()).toBeNull();
    },
  );

  it("is never a preset one that would send passwords in the clear", async () => {
    expect(await serverAddressStore(file, "http://desk.example.org").find()).toBeNull();
  });
});

import { afterEach, describe, expect, it, vi } from "vitest";

afterEach(() => vi.unstubAllEnvs());

async function configure(feed: string) {
  vi.stubEnv("HOLDFAST_UPDATE_URL", feed);
  vi.resetModules();
  return (await import("../../electron-builder.config.ts")).default;
}

describe("the packages of the desktop app", () => {
  it("look for new versions nowhere, or at the address that was given", async () => {
    expect((await configure("")).publish).toBeNull();
    expect((await configure("https://updates.example.org/")).publish).toEqual([
      { provider: "generic", url: "https://updates.example.org/" },
    ]);
  });

  it.each(["http://updates.example.org/", "updates.example.org", "file:///updates"])(
    "are not made with %s as their feed: they would run what anybody on the way puts there",
    async (feed) => {
      await expect(configure(feed)).rejects.toThrow("HOLDFAST_UPDATE_URL must be an https address");
    },
  );

  it("are signed anew for Apple silicon after fuses were set", async () => {
    expect((await configure("")).electronFuses.resetAdHocDarwinSignature).toBe(true);
  });
});

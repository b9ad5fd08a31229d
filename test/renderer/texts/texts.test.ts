import { afterEach, describe, expect, it } from "vitest";
import { compareNames, formatList, formatNumber, formatPercent } from "#renderer/texts/formats.ts";
import { speak, t, useSpoken } from "#renderer/texts/texts.ts";

const ENGLISH = { language: "en", locale: "en-GB" } as const;
const GERMAN = { language: "de", locale: "de-DE" } as const;

afterEach(() => speak(ENGLISH));

describe("a text", () => {
  it("is said in the language that is spoken, with its parameters", async () => {
    expect(t("settings.menu.account", { name: "Kim" })).toBe("Account of Kim");
    await speak(GERMAN);
    expect(t("settings.menu.account", { name: "Kim" })).toBe("Konto von Kim");
    expect(useSpoken.getState()).toEqual(GERMAN);
  });

  it("writes numbers in it as the region does", async () => {
    expect(t("settings.tokens.purposeFault", { most: 1_200 })).toContain("1,200");
    await speak(GERMAN);
    expect(t("settings.tokens.purposeFault", { most: 1_200 })).toContain("1.200");
  });

  it("shows what a person wrote as it is, whatever it looks like", async () => {
    const name = "<b>{count, plural, one {'#'}}</b> ''";
    expect(t("settings.menu.account", { name })).toBe(`Account of ${name}`);
  });
});

describe("figures and names", () => {
  it("are written and sorted as the language does", async () => {
    expect([formatNumber(1234.5), formatPercent(0.42), formatList(["Ada", "Kim", "Lee"])]).toEqual([
      "1,234.5",
      "42%",
      "Ada, Kim and Lee",
    ]);
    await speak(GERMAN);
    expect([formatNumber(1234.5), formatPercent(0.42), formatList(["Ada", "Kim", "Lee"])]).toEqual([
      "1.234,5",
      "42\u00a0%",
      "Ada, Kim und Lee",
    ]);
    expect(["Zoe", "Özil", "Olga", "Anna 10", "Anna 9"].toSorted(compareNames)).toEqual([
      "Anna 9",
      "Anna 10",
      "Olga",
      "Özil",
      "Zoe",
    ]);
  });
});

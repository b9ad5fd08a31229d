import { describe, expect, it } from "vitest";
import { toSpoken } from "#domain/language.ts";

describe("the language that is spoken", () => {
  it("is the first of the system's that the app knows", () => {
    expect(toSpoken("system", ["fr-CH", "de-CH", "en-US"])).toEqual({ language: "de", locale: "de-CH" });
    expect(toSpoken("system", ["en-US", "de"])).toEqual({ language: "en", locale: "en-US" });
  });

  it("is English where the app knows none of them", () => {
    expect(toSpoken("system", ["fr-FR"])).toEqual({ language: "en", locale: "en-GB" });
    expect(toSpoken("system", [])).toEqual({ language: "en", locale: "en-GB" });
  });

  it("is the chosen one, written as the person's region does where the system names it", () => {
    expect(toSpoken("de", ["en-US"])).toEqual({ language: "de", locale: "de-DE" });
    expect(toSpoken("de", ["en-US", "de-AT"])).toEqual({ language: "de", locale: "de-AT" });
    expect(toSpoken("en", ["de-DE", "en-US"])).toEqual({ language: "en", locale: "en-US" });
  });
});

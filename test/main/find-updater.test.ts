import { describe, expect, it } from "vitest";
import { findUpdater } from "#main/find-updater.ts";
import { scratchFolder } from "../support/scratch-folder.ts";

describe("what fetches new versions", () => {
  it("is not there in an app that is not packaged, or was packaged without a feed", () => {
    expect(findUpdater(false, scratchFolder())).toBeNull();
    expect(findUpdater(true, scratchFolder())).toBeNull();
  });
});

import { describe, expect, it } from "vitest";
import type { ThreadMessage } from "#renderer/sync/desk.ts";
import { toConfirmedMessage } from "#renderer/sync/pending-overlay.ts";
import { toArrivedText } from "#renderer/ticket-display/arrived-words.ts";
import { messageDocument } from "../sync/support/documents.ts";

const by = (authorName: string, isInternalNote = false): ThreadMessage =>
  toConfirmedMessage(messageDocument({ authorName, isInternalNote }));

describe("[M3] why a reply was held", () => {
  it.each([
    [[by("Kim")], "Kim wrote since"],
    [[by("Kim"), by("Kim")], "Kim wrote 2 messages since"],
    [[by("Kim"), by("Casey", true)], "Kim and Casey wrote 2 messages (1 internal) since"],
    [[by("Kim", true), by("Lee", true), by("Jo", true)], "Kim, Lee and Jo wrote 3 messages (internal) since"],
  ])("tells who wrote, how much, and what of it the customer does not see", (messages, expected) => {
    expect(toArrivedText({ state: "here", messages })).toContain(expected);
  });

  it("says where nothing can be shown yet, or any more", () => {
    expect(toArrivedText({ state: "fetching", messages: [] })).toContain("being fetched");
    expect(toArrivedText({ state: "gone", messages: [] })).toContain("has left this device");
  });
});

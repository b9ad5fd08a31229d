import type { Translated } from "../english.ts";

export const presence = {
  viewing: "{count, plural, one {{names} sieht sich das Ticket an} other {{names} sehen sich das Ticket an}}",
  answering: "{count, plural, one {{names} antwortet gerade} other {{names} antworten gerade}}",
  others: "{count, plural, one {# andere Person} other {# andere}}",
  answeringToo: "{count, plural, one {{names} antwortet ebenfalls.} other {{names} antworten ebenfalls.}}",
  answeredMeanwhile: "{name} hat geantwortet, während Sie schrieben.",
} satisfies Translated<"presence">;

export const presence = {
  viewing: "{count, plural, one {{names} is viewing} other {{names} are viewing}}",
  answering: "{count, plural, one {{names} is answering} other {{names} are answering}}",
  others: "{count, plural, one {# other} other {# others}}",
  answeringToo: "{count, plural, one {{names} is answering too.} other {{names} are answering too.}}",
  answeredMeanwhile: "{name} answered while you were writing.",
} as const;

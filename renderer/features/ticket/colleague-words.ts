import type { Colleague } from "#renderer/sync/desk.ts";
import { formatList } from "#renderer/texts/formats.ts";
import { t } from "#renderer/texts/texts.ts";

/** "Kim and Sam are answering", "Robin is viewing"; an empty text for nobody. */
export function colleagueWords(colleagues: readonly Colleague[], activity: Colleague["activity"]): string {
  const who = nameThose(colleagues, activity);
  return who ? t(`presence.${activity}`, who) : "";
}

/** The same beside one's own answer. */
export function answeringTooWords(colleagues: readonly Colleague[]): string {
  const who = nameThose(colleagues, "answering");
  return who ? t("presence.answeringToo", who) : "";
}

function nameThose(colleagues: readonly Colleague[], activity: Colleague["activity"]) {
  const names = colleagues.filter((one) => one.activity === activity).map(({ displayName }) => displayName);
  const [first, ...rest] = names;
  if (first === undefined) return null;
  const shown = rest.length > 1 ? [first, t("presence.others", { count: rest.length })] : names;
  return { names: formatList(shown), count: names.length };
}

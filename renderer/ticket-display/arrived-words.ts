import type { Arrived } from "#renderer/sync/desk.ts";
import { formatList } from "#renderer/texts/formats.ts";
import { t } from "#renderer/texts/texts.ts";

/** Why a reply was held, and what its author is asked (M3). */
export function toArrivedText({ state, messages }: Arrived): string {
  switch (state) {
    case "fetching":
      return t("display.held.fetching");
    case "gone":
      return t("display.held.gone");
    case "here":
      return whatArrived(messages);
  }
}

function whatArrived(messages: Arrived["messages"]): string {
  const names = [...new Set(messages.map(({ authorName }) => authorName))];
  const notes = messages.filter(({ isInternalNote }) => isInternalNote).length;
  const arrived = { names: formatList(names), count: messages.length };
  if (notes === 0) return t("display.held.here.plain", arrived);
  if (notes === messages.length) return t("display.held.here.internal", arrived);
  return t("display.held.here.mixed", { ...arrived, notes });
}

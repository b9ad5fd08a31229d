import type { Refusal } from "#domain/ticket/refusal.ts";
import { useDesk, useWatched } from "#renderer/sync/use-desk.tsx";
import { t } from "#renderer/texts/texts.ts";
import { toRefusalText } from "./fault-words.ts";

/** Why something was refused; where somebody else has the ticket, who that is (T12). */
export function RefusalText({ refusal }: { refusal: Refusal }) {
  const desk = useDesk();
  const staff = useWatched(() => desk.watchStaff(), [desk]);
  const holder = staff?.find(({ id }) => id === refusal.assignedTo);
  const words = toRefusalText(refusal);
  if (!holder) return words;
  return (
    <>
      {refusal.code !== "already_taken" && `${words} `}
      {t.rich("display.refusal.holder", {
        name: holder.displayName,
        strong: (name) => <strong className="font-semibold">{name}</strong>,
      })}
    </>
  );
}

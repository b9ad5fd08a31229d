import type { Refusal } from "#domain/ticket/refusal.ts";
import { useDesk, useWatched } from "#renderer/sync/use-desk.tsx";

/** Why something was refused; where somebody else has the ticket, who that is (T12). */
export function RefusalText({ refusal }: { refusal: Refusal }) {
  const desk = useDesk();
  const staff = useWatched(() => desk.watchStaff(), [desk]);
  const holder = staff?.find(({ id }) => id === refusal.assignedTo);
  if (!holder) return refusal.message;
  return (
    <>
      {refusal.code !== "already_taken" && `${refusal.message} `}
      <strong className="font-semibold">{holder.displayName}</strong> has this ticket now.
    </>
  );
}

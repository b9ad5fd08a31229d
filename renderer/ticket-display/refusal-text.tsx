import type { Refusal } from "#domain/ticket/refusal.ts";
import { useDesk, useWatched } from "#renderer/sync/use-desk.tsx";

/** Why something was refused, and who has the ticket now where that is the reason (T12). */
export function RefusalText({ refusal }: { refusal: Refusal }) {
  const desk = useDesk();
  const staff = useWatched(() => desk.watchStaff(), [desk]);
  const holder = staff?.find(({ id }) => id === refusal.assignedTo);
  return (
    <>
      {refusal.message}
      {holder && (
        <>
          {" "}
          <strong className="font-semibold">
            {holder.id === desk.me.id ? "You have" : `${holder.displayName} has`}
          </strong>{" "}
          it now.
        </>
      )}
    </>
  );
}

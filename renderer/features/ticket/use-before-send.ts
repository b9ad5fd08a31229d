// Where a reply leads once it is sent. The way on is found before, for sending moves the ticket within its list or out of it.

import { undoOf } from "#domain/ticket/undo-intent.ts";
import type { ShownTicket } from "#renderer/sync/desk.ts";
import { useDesk, useWatched } from "#renderer/sync/use-desk.tsx";
import { useAfterSend } from "#renderer/ticket-display/after-send.ts";
import type { WhenSent } from "#renderer/ticket-display/composer.tsx";
import { useListPlace } from "#renderer/ticket-display/list-place.ts";
import { tellOfChanges } from "#renderer/ticket-display/undo.ts";
import { sentWords } from "./sent-words.ts";

export function useBeforeSend(ticket: ShownTicket): () => Promise<WhenSent> {
  const desk = useDesk();
  const status = useWatched(() => desk.watchStatus(), [desk]);
  const isOnline = status?.connection.state === "online";

  return async () => {
    const wish = useAfterSend.getState().place;
    const list = wish === "stay" ? null : useListPlace.getState().place;
    const behind = (await list?.findBehind(ticket.id)) ?? null;
    return ({ isClosed }) => {
      const undo = isClosed ? undoOf({ kind: "setStatus", args: { status: "closed" } }, ticket, desk.me) : [];
      // Where nothing was closed and the ticket stays on the screen, the conversation shows what became of the words.
      if (isClosed || behind) {
        const title = sentWords({ isClosed, isOnline });
        tellOfChanges(desk, [{ ticketId: ticket.id, undo }], { title, detail: ticket.subject });
      }
      if (behind) list?.goOn(ticket.id, { id: behind.id, isOpened: wish === "next" });
    };
  };
}

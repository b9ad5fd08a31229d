import { useRef, useState } from "react";
import type { Colleague, Desk, DraftKind, ShownTicket, ThreadItem } from "#renderer/sync/desk.ts";
import { useDesk } from "#renderer/sync/use-desk.tsx";
import { t } from "#renderer/texts/texts.ts";
import { Composer } from "#renderer/ticket-display/composer.tsx";
import { useDeskCommand } from "#renderer/ticket-display/desk-commands.ts";
import { useBeforeSend } from "./use-before-send.ts";
import { useCrossingAnswers } from "./use-crossing-answers.ts";

export interface AgentComposerProps {
  ticket: ShownTicket;
  items: readonly ThreadItem[];
  colleagues: readonly Colleague[];
}

/** The composer of staff: replies and internal notes, by r and n. */
export function AgentComposer({ ticket, items, colleagues }: AgentComposerProps) {
  const desk = useDesk();
  // Chosen for one ticket: the next one begins with a reply again.
  const [choice, setChoice] = useState<{ ticketId: string; kind: DraftKind } | null>(null);
  const kind = choice?.ticketId === ticket.id ? choice.kind : "reply";
  const field = useRef<HTMLTextAreaElement>(null);
  const beforeSend = useBeforeSend(ticket);
  const crossing = useCrossingAnswers({ ticketId: ticket.id, items, colleagues });
  const write = (chosen: DraftKind) => {
    setChoice({ ticketId: ticket.id, kind: chosen });
    field.current?.focus();
  };
  useDeskCommand("reply", () => write("reply"));
  useDeskCommand("note", () => write("note"));

  return (
    <div className="shrink-0 px-4 pb-3">
      <div className="mx-auto max-w-[56rem]">
        <Composer
          ticketId={ticket.id}
          kind={kind}
          onKindChange={write}
          placeholder={kind === "note" ? t("ticket.writeNote") : t("ticket.writeTo", { name: ticket.customerName })}
          hint={(kind === "reply" && crossing.hint) || hintFor(ticket, kind)}
          fieldRef={field}
          beforeSend={kind === "reply" ? beforeSend : undefined}
          {...(kind === "reply" && { onWords: crossing.note })}
          closeTicket={kind === "reply" && ticket.status !== "closed" ? () => close(desk, ticket.id) : undefined}
        />
      </div>
    </div>
  );
}

function close(desk: Desk, ticketId: string): Promise<unknown> {
  return desk.submit({ kind: "setStatus", args: { status: "closed" }, ticketId });
}

function hintFor(ticket: ShownTicket, kind: DraftKind): string {
  if (kind === "note") return t("ticket.neverSees", { name: ticket.customerName });
  if (ticket.status === "closed") return t("ticket.closedHint");
  return "";
}

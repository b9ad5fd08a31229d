// A ticket by its number that is not on this device (P2): asked of the server, shown as a preview that nothing is kept of.
// Opening it follows it, and so brings it here with its whole past.

import { Eye } from "lucide-react";
import { useEffect, useState } from "react";
import type { ShownTicket } from "#renderer/sync/desk.ts";
import { useDesk, useWatched } from "#renderer/sync/use-desk.tsx";
import { t } from "#renderer/texts/texts.ts";
import { PriorityBadge } from "#renderer/ticket-display/priority-badge.tsx";
import { StatusBadge } from "#renderer/ticket-display/status-badge.tsx";
import { Banner } from "#renderer/ui/banner.tsx";
import { Button } from "#renderer/ui/button.tsx";
import { Spinner } from "#renderer/ui/spinner.tsx";
import { toPlainText } from "./plain-text.ts";

export interface NumberLookupProps {
  number: string;
  /** Told which ticket has it. */
  onFound: (ticketId: string) => void;
  /** For a ticket that is not on this device. */
  onOpen: (ticketId: string) => void;
}

type Lookup = { type: "asking" } | { type: "found"; ticket: ShownTicket } | { type: "none" } | { type: "failed" };

export function NumberLookup({ number, onFound, onOpen }: NumberLookupProps) {
  const desk = useDesk();
  const status = useWatched(() => desk.watchStatus(), [desk]);
  const isOnline = status?.connection.state === "online";
  const lookup = useLookup(number, isOnline);
  const foundId = lookup.type === "found" ? lookup.ticket.id : null;
  useEffect(() => {
    if (foundId !== null) onFound(foundId);
  }, [foundId, onFound]);

  return (
    <div className="px-3 pt-3">
      {isOnline ? (
        <LookupAnswer number={number} lookup={lookup} onOpen={onOpen} />
      ) : (
        <Banner tone="warning">{t("search.lookup.offline", { number })}</Banner>
      )}
    </div>
  );
}

function useLookup(number: string, isOnline: boolean): Lookup {
  const desk = useDesk();
  const [lookup, setLookup] = useState<Lookup>({ type: "asking" });
  useEffect(() => {
    if (!isOnline) return;
    let isCurrent = true;
    desk
      .lookUp(number)
      .then((ticket): Lookup => (ticket ? { type: "found", ticket } : { type: "none" }))
      .catch((): Lookup => ({ type: "failed" }))
      .then((answer) => isCurrent && setLookup(answer));
    return () => {
      isCurrent = false;
    };
  }, [desk, number, isOnline]);
  return lookup;
}

function LookupAnswer({ number, lookup, onOpen }: { number: string; lookup: Lookup; onOpen: (id: string) => void }) {
  switch (lookup.type) {
    case "asking":
      return <Spinner label={t("search.lookup.asking", { number })} />;
    case "none":
      return <Banner>{t("search.lookup.none", { number })}</Banner>;
    case "failed":
      return <Banner tone="warning">{t("search.lookup.failed", { number })}</Banner>;
    case "found":
      return <Preview ticket={lookup.ticket} onOpen={() => onOpen(lookup.ticket.id)} />;
  }
}

function Preview({ ticket, onOpen }: { ticket: ShownTicket; onOpen: () => void }) {
  return (
    <article
      aria-label={t("search.lookup.preview", { number: ticket.ticketNumber ?? "" })}
      className="rounded-lg border border-line-strong bg-raised p-3 shadow-card"
    >
      <p className="text-xs text-ink-muted">
        {ticket.ticketNumber} · {ticket.customerName}
      </p>
      <h3 className="mt-0.5 font-semibold wrap-long">{ticket.subject}</h3>
      <p className="mt-1 line-clamp-3 text-xs text-ink-muted wrap-long">{toPlainText(ticket.description)}</p>
      <div className="mt-2 flex flex-wrap items-center gap-1.5">
        <StatusBadge status={ticket.status} />
        <PriorityBadge priority={ticket.priority} />
      </div>
      <div className="mt-3 flex items-center justify-between gap-2">
        <span className="text-xs text-ink-faint">{t("search.lookup.follows")}</span>
        <Button size="sm" variant="primary" icon={Eye} onClick={onOpen}>
          {t("actions.open")}
        </Button>
      </div>
    </article>
  );
}

// One ticket: its conversation, the composer, and its details beside them or, where there is no room, behind a button.

import { CloudOff, SearchX } from "lucide-react";
import { useCallback, useRef, useState } from "react";
import type { Colleague, ShownTicket, ThreadItem } from "#renderer/sync/desk.ts";
import { useDesk, useWatched } from "#renderer/sync/use-desk.tsx";
import { t } from "#renderer/texts/texts.ts";
import { Dialog } from "#renderer/ui/dialog.tsx";
import { EmptyState } from "#renderer/ui/empty-state.tsx";
import { Late } from "#renderer/ui/late.tsx";
import { Spinner } from "#renderer/ui/spinner.tsx";
import { useIsPainted } from "#renderer/ui/use-is-painted.ts";
import { AgentComposer } from "./agent-composer.tsx";
import { Conversation } from "./conversation.tsx";
import { EditTicketDialog } from "./edit-ticket-dialog.tsx";
import { useOpenControl } from "./open-control.ts";
import { TicketDetails } from "./ticket-details.tsx";
import { TicketHeader } from "./ticket-header.tsx";
import { useBoundTicketCommands } from "./use-bound-ticket-commands.ts";
import { useIsWide } from "./use-is-wide.ts";
import { useTicketCommands } from "./use-ticket-commands.ts";

/** What is asked of the store for a ticket is asked at once. Its frame stays where one ticket follows another. */
export function TicketScreen({ ticketId }: { ticketId: string }) {
  const desk = useDesk();
  const ticket = useWatched(() => desk.watchTicket(ticketId), [desk, ticketId]);
  const items = useWatched(() => desk.watchThread(ticketId), [desk, ticketId]);
  if (ticket === undefined) return <Waiting label={t("ticket.opening")} />;
  if (ticket === null) return <NotHere ticketId={ticketId} />;
  return <TicketWorkspace ticket={ticket} items={items} />;
}

/** From this width of the column on the details have room beside the conversation. */
const ROOM_FOR_DETAILS = 760;

const NOBODY: readonly Colleague[] = [];

interface TicketWorkspaceProps {
  ticket: ShownTicket;
  /** Undefined until the store has answered. */
  items: readonly ThreadItem[] | undefined;
}

function TicketWorkspace({ ticket, items }: TicketWorkspaceProps) {
  const desk = useDesk();
  const column = useRef<HTMLDivElement>(null);
  const isWide = useIsWide(column, ROOM_FOR_DETAILS);
  const [isPaneHidden, setIsPaneHidden] = useState(false);
  const colleagues = useWatched(() => desk.watchColleagues(ticket.id), [desk, ticket.id]) ?? NOBODY;
  const commands = useTicketCommands(ticket);
  const control = useOpenControl(ticket.id);
  const { drawer, form } = control;
  // The conversation is what somebody opened the ticket for.
  const areDetailsDue = useIsPainted();
  const hasPane = isWide === true && !isPaneHidden;
  const toggleDetails = useCallback(
    () => (isWide ? setIsPaneHidden(!isPaneHidden) : drawer.onOpenChange(!drawer.open)),
    [isWide, isPaneHidden, drawer],
  );
  const edit = useCallback(() => control.unfold("form"), [control]);
  useBoundTicketCommands({ ticket, commands, control, onToggleDetails: toggleDetails, onEdit: edit });

  return (
    <div ref={column} className="flex min-h-0 flex-1">
      <div className="flex min-w-0 flex-1 flex-col">
        <TicketHeader
          ticket={ticket}
          colleagues={colleagues}
          commands={commands}
          control={hasPane || isWide === null ? null : control}
          areDetailsShown={hasPane || drawer.open}
          onToggleDetails={toggleDetails}
          onEdit={edit}
        />
        {items ? (
          <Conversation key={ticket.id} ticket={ticket} items={items} />
        ) : (
          <Waiting label={t("ticket.reading")} />
        )}
        <AgentComposer ticket={ticket} items={items ?? []} colleagues={colleagues} />
      </div>
      {hasPane && (
        <aside
          aria-label={t("ticket.details")}
          className="w-72 shrink-0 overflow-y-auto border-l border-line bg-canvas p-3"
        >
          {areDetailsDue && <TicketDetails ticket={ticket} commands={commands} control={control} />}
        </aside>
      )}
      <Dialog
        open={isWide === false && drawer.open}
        onClose={() => drawer.onOpenChange(false)}
        place="side"
        size="sm"
        title={t("ticket.details")}
      >
        <TicketDetails ticket={ticket} commands={commands} />
      </Dialog>
      <EditTicketDialog
        ticket={ticket}
        open={form.open}
        onClose={() => form.onOpenChange(false)}
        onSave={commands.editFields}
      />
    </div>
  );
}

function Waiting({ label }: { label: string }) {
  return (
    <div className="flex min-h-0 flex-1 items-center justify-center text-ink-muted">
      <Late>
        <Spinner label={label} />
      </Late>
    </div>
  );
}

/** A ticket that is followed arrives by itself; any other is not here, or no more (S8). */
function NotHere({ ticketId }: { ticketId: string }) {
  const desk = useDesk();
  const outbox = useWatched(() => desk.watchOutbox(), [desk]);
  const status = useWatched(() => desk.watchStatus(), [desk]);
  const isAskedFor = outbox?.some((entry) => entry.ticketId === ticketId && entry.state !== "needs_attention");
  if (isAskedFor && status?.connection.state === "online") return <Waiting label={t("ticket.fetching")} />;
  if (isAskedFor) {
    return (
      <EmptyState icon={CloudOff} title={t("ticket.notHereYet")}>
        {t("ticket.notHereYetDetail")}
      </EmptyState>
    );
  }
  return (
    <EmptyState icon={SearchX} title={t("ticket.notHere")}>
      {t("ticket.notHereDetail")}
    </EmptyState>
  );
}

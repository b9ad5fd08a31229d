// A customer's new ticket. What is typed is kept on the device as it is typed (M4): leaving the page loses nothing.

import { ArrowLeft, Send } from "lucide-react";
import { type FormEvent, useState } from "react";
import { uuidv7 } from "uuidv7";
import { useDesk } from "#renderer/sync/use-desk.tsx";
import { showFault } from "#renderer/ticket-display/show-fault.ts";
import { useDraft } from "#renderer/ticket-display/use-draft.ts";
import { Button } from "#renderer/ui/button.tsx";
import { ConfirmDialog } from "#renderer/ui/confirm-dialog.tsx";
import { NewTicketFields } from "./new-ticket-fields.tsx";
import { findFaults, hasWords, type NewTicketForm, readForm, toDraftText } from "./new-ticket-form.ts";

export interface NewTicketScreenProps {
  onCreated: (ticketId: string) => void;
  onBack: () => void;
}

/** Under this name the draft of the form is kept: there is no ticket yet. */
const DRAFT_ID = "new";

export function NewTicketScreen({ onCreated, onBack }: NewTicketScreenProps) {
  return (
    <main className="min-h-0 flex-1 overflow-y-auto">
      <div className="mx-auto flex max-w-2xl flex-col gap-4 px-4 py-5 sm:px-6 sm:py-7">
        <div className="-ml-2.5">
          <Button variant="ghost" size="sm" icon={ArrowLeft} onClick={onBack}>
            Your tickets
          </Button>
        </div>
        <div>
          <h1 className="text-2xl font-semibold tracking-tight">New ticket</h1>
          <p className="mt-1 text-base text-ink-muted">The more we know, the sooner we can help.</p>
        </div>
        <NewTicketSheet onCreated={onCreated} />
      </div>
    </main>
  );
}

function NewTicketSheet({ onCreated }: Pick<NewTicketScreenProps, "onCreated">) {
  const { draft, create } = useNewTicket(onCreated);
  const [areFaultsShown, setAreFaultsShown] = useState(false);
  if (!draft.isLoaded) return null;
  const form = readForm(draft.text);
  const faults = findFaults(form);
  const change = (part: Partial<NewTicketForm>) => draft.setText(toDraftText({ ...form, ...part }));

  function submit(event: FormEvent) {
    event.preventDefault();
    setAreFaultsShown(true);
    if (Object.keys(faults).length === 0) void create(form);
  }

  return (
    <form
      noValidate
      onSubmit={submit}
      className="flex flex-col gap-4 rounded-xl border border-line bg-surface p-4 shadow-card sm:p-6"
    >
      <NewTicketFields form={form} faults={areFaultsShown ? faults : {}} onChange={change} />
      <div className="flex flex-wrap items-center justify-end gap-2 border-t border-line pt-4">
        {hasWords(form) && <DiscardDraft onDiscard={() => draft.setText("")} />}
        <Button type="submit" variant="primary" size="lg" icon={Send}>
          Send ticket
        </Button>
      </div>
    </form>
  );
}

function useNewTicket(onCreated: (ticketId: string) => void) {
  const desk = useDesk();
  const draft = useDraft(DRAFT_ID, "new_ticket");

  async function create({ subject, ...form }: NewTicketForm): Promise<void> {
    const ticketId = uuidv7();
    try {
      await draft.sendOff(async () => {
        await desk.submit({ kind: "createTicket", ticketId, args: { ...form, subject: subject.trim() } });
        await desk.discardDraft(DRAFT_ID, "new_ticket");
      });
      onCreated(ticketId);
    } catch (fault) {
      showFault("The ticket was not made", fault);
    }
  }

  return { draft, create };
}

function DiscardDraft({ onDiscard }: { onDiscard: () => void }) {
  const [isAsking, setIsAsking] = useState(false);
  return (
    <>
      <span className="mr-auto text-xs text-ink-faint">Kept on this device as you type</span>
      <Button variant="ghost" onClick={() => setIsAsking(true)}>
        Discard draft
      </Button>
      <ConfirmDialog
        open={isAsking}
        title="Discard this draft?"
        confirmLabel="Discard"
        onCancel={() => setIsAsking(false)}
        onConfirm={() => {
          setIsAsking(false);
          onDiscard();
        }}
      >
        Everything in this form is emptied and can't be brought back.
      </ConfirmDialog>
    </>
  );
}

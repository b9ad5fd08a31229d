// A customer's new ticket. What is typed is kept on the device as it is typed (M4): leaving the page loses nothing.

import { ArrowLeft, Send } from "lucide-react";
import { type FormEvent, useState } from "react";
import { t } from "#renderer/texts/texts.ts";
import { DiscardDraftButton } from "#renderer/ticket-display/discard-draft-button.tsx";
import { hasWords, type TicketForm } from "#renderer/ticket-display/ticket-form.ts";
import { TicketFormFields } from "#renderer/ticket-display/ticket-form-fields.tsx";
import { useNewTicket } from "#renderer/ticket-display/use-new-ticket.ts";
import { Button } from "#renderer/ui/button.tsx";
import { showFaults } from "#renderer/ui/show-faults.ts";
import { findFaults, readForm, toDraftText } from "./new-ticket-form.ts";

export interface NewTicketScreenProps {
  onCreated: (ticketId: string) => void;
  onBack: () => void;
}

export function NewTicketScreen({ onCreated, onBack }: NewTicketScreenProps) {
  return (
    <main className="min-h-0 flex-1 overflow-y-auto">
      <div className="mx-auto flex max-w-2xl flex-col gap-4 px-4 py-5 sm:px-6 sm:py-7">
        <div className="-ml-2.5">
          <Button variant="ghost" size="sm" icon={ArrowLeft} onClick={onBack}>
            {t("customer.tickets")}
          </Button>
        </div>
        <div>
          <h1 className="text-2xl font-semibold tracking-tight">{t("customer.newTicket")}</h1>
          <p className="mt-1 text-base text-ink-muted">{t("customer.theMore")}</p>
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
  const change = (part: Partial<TicketForm>) => draft.setText(toDraftText({ ...form, ...part }));

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    showFaults(event.currentTarget, () => setAreFaultsShown(true));
    const { subject, ...rest } = form;
    if (Object.keys(faults).length > 0) return;
    void create({ kind: "createTicket", args: { ...rest, subject: subject.trim() } });
  }

  return (
    <form
      noValidate
      onSubmit={submit}
      className="flex flex-col gap-4 rounded-xl border border-line bg-surface p-4 shadow-card sm:p-6"
    >
      <TicketFormFields form={form} faults={areFaultsShown ? faults : {}} onChange={change} size="lg" />
      <div className="flex flex-wrap items-center justify-end gap-2 border-t border-line pt-4">
        {hasWords(form) && <DiscardDraftButton onDiscard={() => draft.setText("")} />}
        <Button type="submit" variant="primary" size="lg" icon={Send}>
          {t("customer.send")}
        </Button>
      </div>
    </form>
  );
}

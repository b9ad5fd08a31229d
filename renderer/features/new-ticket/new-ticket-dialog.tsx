// A new ticket on behalf of a customer. What is typed is kept as it is typed (M4): closing the dialog loses nothing, and
// only "Discard draft" empties it.

import { type FormEvent, useEffect, useRef, useState } from "react";
import { t } from "#renderer/texts/texts.ts";
import { CustomerPicker } from "#renderer/ticket-display/customer-picker.tsx";
import { DiscardDraftButton } from "#renderer/ticket-display/discard-draft-button.tsx";
import { TicketFormFields } from "#renderer/ticket-display/ticket-form-fields.tsx";
import { useNewTicket } from "#renderer/ticket-display/use-new-ticket.ts";
import { Button } from "#renderer/ui/button.tsx";
import { Dialog } from "#renderer/ui/dialog.tsx";
import { showFaults } from "#renderer/ui/show-faults.ts";
import {
  type FormFaults,
  findFaults,
  isBlank,
  type NewTicketForm,
  readForm,
  toDraftText,
  toIntent,
} from "./new-ticket-form.ts";

export interface NewTicketDialogProps {
  open: boolean;
  onClose: () => void;
  onCreated: (ticketId: string) => void;
}

export function NewTicketDialog({ open, onClose, onCreated }: NewTicketDialogProps) {
  return (
    <Dialog open={open} onClose={onClose} title={t("newTicket.title")} description={t("newTicket.detail")}>
      <NewTicketSheet onCreated={onCreated} />
    </Dialog>
  );
}

function NewTicketSheet({ onCreated }: Pick<NewTicketDialogProps, "onCreated">) {
  const { draft, create } = useNewTicket(onCreated);
  const [areFaultsShown, setAreFaultsShown] = useState(false);
  if (!draft.isLoaded) return null;
  const form = readForm(draft.text);
  const faults = findFaults(form);
  const change = (part: Partial<NewTicketForm>) => draft.setText(toDraftText({ ...form, ...part }));

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    showFaults(event.currentTarget, () => setAreFaultsShown(true));
    if (Object.keys(faults).length === 0) void create(toIntent(form));
  }

  return (
    <form noValidate className="flex flex-col gap-4" onSubmit={submit}>
      <FormFields form={form} faults={areFaultsShown ? faults : {}} onChange={change} />
      <div className="flex items-center justify-end gap-2">
        {!isBlank(form) && <DiscardDraftButton onDiscard={() => draft.setText("")} />}
        <Button type="submit" variant="primary">
          {t("newTicket.create")}
        </Button>
      </div>
    </form>
  );
}

interface FormFieldsProps {
  form: NewTicketForm;
  faults: FormFaults;
  onChange: (part: Partial<NewTicketForm>) => void;
}

function FormFields({ form, faults, onChange }: FormFieldsProps) {
  const customerField = useRef<HTMLInputElement>(null);
  useEffect(() => customerField.current?.focus(), []);
  return (
    <>
      <CustomerPicker
        value={form.customer}
        onValueChange={(customer) => onChange({ customer })}
        error={faults.customer ?? null}
        inputRef={customerField}
      />
      <TicketFormFields form={form} faults={faults} onChange={onChange} />
    </>
  );
}

import { useState } from "react";
import { BODY_MAX, SUBJECT_MAX } from "#domain/ticket/ticket.ts";
import type { ShownTicket } from "#renderer/sync/desk.ts";
import { t } from "#renderer/texts/texts.ts";
import { CustomerPicker } from "#renderer/ticket-display/customer-picker.tsx";
import { type PickedCustomer, toCustomerChoice } from "#renderer/ticket-display/picked-customer.ts";
import { Button } from "#renderer/ui/button.tsx";
import { Dialog } from "#renderer/ui/dialog.tsx";
import { TextArea } from "#renderer/ui/text-area.tsx";
import { TextField } from "#renderer/ui/text-field.tsx";
import type { EditedFields } from "./use-ticket-commands.ts";

export interface EditTicketDialogProps {
  ticket: ShownTicket;
  open: boolean;
  onClose: () => void;
  onSave: (fields: EditedFields) => void;
}

/** What admins may correct in a ticket. Only what was changed is sent, so that the rest merges with others' changes. */
export function EditTicketDialog({ ticket, open, onClose, onSave }: EditTicketDialogProps) {
  return (
    <Dialog open={open} onClose={onClose} size="lg" title={t("ticket.edit")}>
      <EditTicketForm key={ticket.id} ticket={ticket} onClose={onClose} onSave={onSave} />
    </Dialog>
  );
}

function EditTicketForm({ ticket, onClose, onSave }: Omit<EditTicketDialogProps, "open">) {
  // What the form opened with: a change that arrives meanwhile must not count as an edit of this person's.
  const [before] = useState(ticket);
  const [subject, setSubject] = useState(ticket.subject);
  const [description, setDescription] = useState(ticket.description);
  const [customer, setCustomer] = useState<PickedCustomer | null>(() => ownerOf(ticket));
  const fields: EditedFields = {
    ...(subject.trim() !== before.subject && { subject }),
    ...(description !== before.description && { description }),
    ...(customer && !isOwner(customer, before) && { customer: toCustomerChoice(customer) }),
  };
  const isValid =
    subject.trim() !== "" && description.trim() !== "" && description.length <= BODY_MAX && customer !== null;

  return (
    <form
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        if (Object.keys(fields).length > 0) onSave(fields);
        onClose();
      }}
    >
      <TextField
        label={t("ticket.subject")}
        value={subject}
        onValueChange={setSubject}
        maxLength={SUBJECT_MAX}
        required
      />
      <CustomerPicker value={customer} onValueChange={setCustomer} />
      <TextArea
        label={t("ticket.description")}
        rows={8}
        value={description}
        onValueChange={setDescription}
        error={description.length > BODY_MAX ? t("display.tooLong", { most: BODY_MAX }) : null}
      />
      <div className="flex justify-end gap-2">
        <Button onClick={onClose}>{t("actions.cancel")}</Button>
        <Button type="submit" variant="primary" disabled={!isValid}>
          {t("ticket.save")}
        </Button>
      </div>
    </form>
  );
}

function ownerOf(ticket: ShownTicket): PickedCustomer {
  return { type: "known", id: ticket.userId, displayName: ticket.customerName, email: ticket.customerEmail };
}

function isOwner(customer: PickedCustomer, ticket: ShownTicket): boolean {
  return customer.type === "known" && customer.id === ticket.userId;
}

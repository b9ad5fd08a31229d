// A new ticket on behalf of a customer. What is typed is kept as it is typed (M4): closing the dialog loses nothing, and
// only "Discard draft" empties it.

import { useEffect, useRef, useState } from "react";
import { uuidv7 } from "uuidv7";
import { SUBJECT_MAX } from "#domain/ticket/ticket.ts";
import { DEPARTMENT_LABELS, DEPARTMENTS, PRIORITIES, PRIORITY_LABELS } from "#domain/ticket/values.ts";
import { useDesk } from "#renderer/sync/use-desk.tsx";
import { CustomerPicker } from "#renderer/ticket-display/customer-picker.tsx";
import { PriorityIcon } from "#renderer/ticket-display/priority-badge.tsx";
import { showFault } from "#renderer/ticket-display/show-fault.ts";
import { useDraft } from "#renderer/ticket-display/use-draft.ts";
import { Button } from "#renderer/ui/button.tsx";
import { ConfirmDialog } from "#renderer/ui/confirm-dialog.tsx";
import { Dialog } from "#renderer/ui/dialog.tsx";
import { Select } from "#renderer/ui/select.tsx";
import { TextArea } from "#renderer/ui/text-area.tsx";
import { TextField } from "#renderer/ui/text-field.tsx";
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

/** Under this name the draft of the form is kept: there is no ticket yet. */
const DRAFT_ID = "new";

export function NewTicketDialog({ open, onClose, onCreated }: NewTicketDialogProps) {
  return (
    <Dialog
      open={open}
      onClose={onClose}
      title="New ticket"
      description="For a customer who called or wrote. It is numbered when it reaches the server."
    >
      <NewTicketFields onCreated={onCreated} />
    </Dialog>
  );
}

function NewTicketFields({ onCreated }: Pick<NewTicketDialogProps, "onCreated">) {
  const desk = useDesk();
  const draft = useDraft(DRAFT_ID, "new_ticket");
  const [areFaultsShown, setAreFaultsShown] = useState(false);
  const form = readForm(draft.text);
  const faults = findFaults(form);
  const change = (part: Partial<NewTicketForm>) => draft.setText(toDraftText({ ...form, ...part }));

  async function create() {
    setAreFaultsShown(true);
    if (Object.keys(faults).length > 0) return;
    const ticketId = uuidv7();
    try {
      await draft.sendOff(async () => {
        await desk.submit({ ...toIntent(form), ticketId });
        await desk.discardDraft(DRAFT_ID, "new_ticket");
      });
      onCreated(ticketId);
    } catch (fault) {
      showFault("The ticket was not made", fault);
    }
  }

  if (!draft.isLoaded) return null;
  return (
    <form
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        void create();
      }}
    >
      <FormFields form={form} faults={areFaultsShown ? faults : {}} onChange={change} />
      <div className="flex items-center justify-end gap-2">
        {!isBlank(form) && <DiscardDraft onDiscard={() => draft.setText("")} />}
        <Button type="submit" variant="primary">
          Create ticket
        </Button>
      </div>
    </form>
  );
}

function DiscardDraft({ onDiscard }: { onDiscard: () => void }) {
  const [isAsking, setIsAsking] = useState(false);
  return (
    <>
      <Button variant="ghost" onClick={() => setIsAsking(true)}>
        Discard draft
      </Button>
      <span className="flex-1 text-xs text-ink-faint">Kept on this device as you type</span>
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
      <TextField
        label="Subject"
        value={form.subject}
        onValueChange={(subject) => onChange({ subject })}
        maxLength={SUBJECT_MAX}
        error={faults.subject}
      />
      <TextArea
        label="Description"
        rows={6}
        value={form.description}
        onValueChange={(description) => onChange({ description })}
        error={faults.description}
        hint="Markdown works."
      />
      <div className="grid grid-cols-2 gap-3">
        <Select
          label="Priority"
          value={form.priority}
          options={PRIORITIES.map((value) => ({
            value,
            label: PRIORITY_LABELS[value],
            mark: <PriorityIcon priority={value} />,
          }))}
          onValueChange={(priority) => onChange({ priority })}
        />
        <Select
          label="Department"
          value={form.department}
          options={DEPARTMENTS.map((value) => ({ value, label: DEPARTMENT_LABELS[value] }))}
          onValueChange={(department) => onChange({ department })}
        />
      </div>
    </>
  );
}

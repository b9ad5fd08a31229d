import { SUBJECT_MAX } from "#domain/ticket/ticket.ts";
import { DEPARTMENT_LABELS, DEPARTMENTS, PRIORITIES, PRIORITY_LABELS } from "#domain/ticket/values.ts";
import { Select } from "#renderer/ui/select.tsx";
import { TextArea } from "#renderer/ui/text-area.tsx";
import { TextField } from "#renderer/ui/text-field.tsx";
import { PriorityIcon } from "./priority-badge.tsx";
import type { TicketForm, WordFaults } from "./ticket-form.ts";

export interface TicketFormFieldsProps {
  form: TicketForm;
  faults: WordFaults;
  onChange: (part: Partial<TicketForm>) => void;
  /** A page of its own has room for larger fields than a dialog. */
  size?: "md" | "lg";
}

export function TicketFormFields({ form, faults, onChange, size = "md" }: TicketFormFieldsProps) {
  return (
    <>
      <TextField
        label="Subject"
        size={size}
        dir="auto"
        placeholder="What is it about?"
        maxLength={SUBJECT_MAX}
        error={faults.subject}
        value={form.subject}
        onValueChange={(subject) => onChange({ subject })}
      />
      <TextArea
        label="Description"
        rows={size === "lg" ? 8 : 6}
        dir="auto"
        placeholder="What happened, what was expected, and since when?"
        hint="Markdown works."
        error={faults.description}
        value={form.description}
        onValueChange={(description) => onChange({ description })}
      />
      <div className="grid gap-4 sm:grid-cols-2">
        <Select
          label="Department"
          value={form.department}
          options={DEPARTMENT_OPTIONS}
          onValueChange={(department) => onChange({ department })}
        />
        <Select
          label="Priority"
          value={form.priority}
          options={PRIORITY_OPTIONS}
          onValueChange={(priority) => onChange({ priority })}
        />
      </div>
    </>
  );
}

const DEPARTMENT_OPTIONS = DEPARTMENTS.map((value) => ({ value, label: DEPARTMENT_LABELS[value] }));
const PRIORITY_OPTIONS = PRIORITIES.map((value) => ({
  value,
  label: PRIORITY_LABELS[value],
  mark: <PriorityIcon priority={value} />,
}));

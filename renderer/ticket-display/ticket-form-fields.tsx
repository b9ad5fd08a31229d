import { SUBJECT_MAX } from "#domain/ticket/ticket.ts";
import { DEPARTMENTS, PRIORITIES } from "#domain/ticket/values.ts";
import { t } from "#renderer/texts/texts.ts";
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
        label={t("display.form.subject")}
        size={size}
        dir="auto"
        placeholder={t("display.form.subjectPlaceholder")}
        maxLength={SUBJECT_MAX}
        error={faults.subject}
        value={form.subject}
        onValueChange={(subject) => onChange({ subject })}
      />
      <TextArea
        label={t("display.form.description")}
        rows={size === "lg" ? 8 : 6}
        dir="auto"
        placeholder={t("display.form.descriptionPlaceholder")}
        hint={t("display.form.markdown")}
        error={faults.description}
        value={form.description}
        onValueChange={(description) => onChange({ description })}
      />
      <div className="grid gap-4 sm:grid-cols-2">
        <Select
          label={t("display.form.department")}
          value={form.department}
          options={DEPARTMENTS.map((value) => ({ value, label: t(`values.department.${value}`) }))}
          onValueChange={(department) => onChange({ department })}
        />
        <Select
          label={t("display.form.priority")}
          value={form.priority}
          options={PRIORITIES.map((value) => ({
            value,
            label: t(`values.priority.${value}`),
            mark: <PriorityIcon priority={value} />,
          }))}
          onValueChange={(priority) => onChange({ priority })}
        />
      </div>
    </>
  );
}

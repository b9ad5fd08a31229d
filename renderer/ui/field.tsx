import { Field as BaseField } from "@base-ui/react/field";
import type { ReactNode } from "react";

export interface FieldLabels {
  label: string;
  /** The label is read out only: for fields whose place says what they are. */
  hideLabel?: boolean;
  hint?: ReactNode;
  error?: string | null | undefined;
}

/** A label, what is labelled, and below it the fault or else a hint; tied together for assistive technology. */
export function Field({ label, hideLabel, hint, error, children }: FieldLabels & { children: ReactNode }) {
  return (
    <BaseField.Root invalid={Boolean(error)} className="flex min-w-0 flex-col gap-1">
      <BaseField.Label className={hideLabel ? "sr-only" : "text-xs font-medium text-ink-muted"}>
        {label}
      </BaseField.Label>
      {children}
      {error ? (
        <BaseField.Error match={true} className="text-xs text-danger-ink">
          {error}
        </BaseField.Error>
      ) : (
        hint && <BaseField.Description className="text-xs text-ink-faint">{hint}</BaseField.Description>
      )}
    </BaseField.Root>
  );
}

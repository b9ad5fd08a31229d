import { Field as BaseField } from "@base-ui/react/field";
import type { LucideIcon } from "lucide-react";
import type { ComponentProps } from "react";
import { classes, FIELD_CLASSES } from "./classes.ts";
import { Field, type FieldLabels } from "./field.tsx";

export interface TextFieldProps
  extends FieldLabels,
    Omit<ComponentProps<"input">, "className" | "style" | "value" | "defaultValue" | "onChange" | "size"> {
  value: string;
  onValueChange: (value: string) => void;
  icon?: LucideIcon;
  size?: "md" | "lg";
}

/** Without completion where none is asked for, as `TextArea`. */
export function TextField({
  label,
  hideLabel,
  hint,
  error,
  icon,
  size,
  value,
  onValueChange,
  ...rest
}: TextFieldProps) {
  const Icon = icon;
  return (
    <Field label={label} {...(hideLabel && { hideLabel })} hint={hint} error={error}>
      <span className="relative block">
        {Icon && (
          <Icon
            aria-hidden
            className="pointer-events-none absolute top-1/2 left-2.5 size-4 -translate-y-1/2 text-ink-faint"
          />
        )}
        <BaseField.Control
          autoComplete="off"
          {...rest}
          value={value}
          onValueChange={onValueChange}
          className={classes(FIELD_CLASSES, size === "lg" ? "h-10 text-base" : "h-8", Icon && "pl-8")}
        />
      </span>
    </Field>
  );
}

import { Field as BaseField } from "@base-ui/react/field";
import type { ComponentProps } from "react";
import { classes, FIELD_CLASSES } from "./classes.ts";
import { Field, type FieldLabels } from "./field.tsx";

export interface TextAreaProps
  extends FieldLabels,
    Omit<ComponentProps<"textarea">, "className" | "style" | "value" | "defaultValue" | "onChange"> {
  value: string;
  onValueChange: (value: string) => void;
}

/**
 * Grows with its words up to half of the window, then scrolls. Without completion: a browser then writes none of what is
 * typed to its own files, to restore a page by.
 */
export function TextArea({ label, hideLabel, hint, error, value, onValueChange, ...rest }: TextAreaProps) {
  return (
    <Field label={label} {...(hideLabel && { hideLabel })} hint={hint} error={error}>
      <BaseField.Control
        value={value}
        onValueChange={onValueChange}
        render={<textarea autoComplete="off" {...rest} />}
        className={classes(
          FIELD_CLASSES,
          "field-sizing-content max-h-[50vh] min-h-24 resize-y py-2 leading-5 wrap-long",
        )}
      />
    </Field>
  );
}

import { Radio } from "@base-ui/react/radio";
import { RadioGroup } from "@base-ui/react/radio-group";
import type { LucideIcon } from "lucide-react";
import { classes } from "./classes.ts";

export interface SegmentedProps<T extends string> {
  label: string;
  value: T;
  onValueChange: (value: T) => void;
  options: readonly {
    value: T;
    label: string;
    icon?: LucideIcon;
    tone?: "plain" | "note";
    note?: string | undefined;
  }[];
}

/** One of two or three ways, side by side. */
export function Segmented<T extends string>({ label, value, onValueChange, options }: SegmentedProps<T>) {
  return (
    <RadioGroup
      aria-label={label}
      value={value}
      onValueChange={(next) => onValueChange(next)}
      className="inline-flex rounded-md bg-pressed p-0.5"
    >
      {options.map(({ value: option, label: name, icon: Icon, tone, note }) => (
        <Radio.Root
          key={option}
          value={option}
          aria-label={note ? `${name}, ${note}` : name}
          title={note}
          nativeButton
          render={<button type="button" />}
          className={classes(
            "flex h-6 items-center gap-1.5 rounded-sm px-2 text-xs font-medium text-ink-muted select-none hover:text-ink",
            tone === "note"
              ? "data-checked:bg-note data-checked:text-on-note"
              : "data-checked:bg-raised data-checked:text-ink data-checked:shadow-card",
          )}
        >
          {Icon && <Icon aria-hidden className="size-3.5" />}
          {name}
          {note && <span aria-hidden className="size-1.5 rounded-full bg-current" />}
        </Radio.Root>
      ))}
    </RadioGroup>
  );
}

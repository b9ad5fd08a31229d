import { Button as BaseButton } from "@base-ui/react/button";
import type { LucideIcon } from "lucide-react";
import { type ComponentProps, memo } from "react";
import { classes } from "./classes.ts";
import { Tooltip } from "./tooltip.tsx";

export interface IconButtonProps extends Omit<ComponentProps<"button">, "className" | "style" | "children"> {
  /** What it does, in words: read out, and shown on hover. */
  label: string;
  icon: LucideIcon;
  keys?: string;
  size?: "sm" | "md";
  pressed?: boolean;
}

export const IconButton = memo(function IconButton({ label, icon: Icon, keys, size = "md", ...rest }: IconButtonProps) {
  const { pressed, ...attributes } = rest;
  return (
    <Tooltip text={label} keys={keys}>
      <BaseButton
        type="button"
        aria-label={label}
        aria-pressed={pressed}
        {...attributes}
        className={classes(
          "inline-flex shrink-0 items-center justify-center rounded-md transition-colors hover:bg-hover hover:text-ink active:bg-pressed disabled:opacity-50",
          size === "sm" ? "size-6" : "size-7",
          pressed ? "text-accent-ink" : "text-ink-muted",
        )}
      >
        <Icon aria-hidden className="size-4" fill={pressed ? "currentColor" : "none"} />
      </BaseButton>
    </Tooltip>
  );
});

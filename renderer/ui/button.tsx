import { Button as BaseButton } from "@base-ui/react/button";
import type { LucideIcon } from "lucide-react";
import type { ComponentProps } from "react";
import { classes } from "./classes.ts";
import { Spinner } from "./spinner.tsx";

export type ButtonVariant = "primary" | "secondary" | "ghost" | "danger" | "note";

export interface ButtonProps extends Omit<ComponentProps<"button">, "className" | "style"> {
  variant?: ButtonVariant;
  size?: "sm" | "md" | "lg";
  icon?: LucideIcon;
  /** Work is under way: the button says so and can't be pressed again. */
  busy?: boolean;
  wide?: boolean;
}

export function Button({ variant = "secondary", size = "md", icon, busy, wide, children, ...rest }: ButtonProps) {
  const Icon = icon;
  return (
    <BaseButton
      type="button"
      {...rest}
      disabled={rest.disabled || busy}
      focusableWhenDisabled={busy === true}
      className={classes(BASE, SIZES[size], VARIANTS[variant], wide && "w-full")}
    >
      {busy ? <Spinner /> : Icon && <Icon aria-hidden className="size-4 shrink-0" strokeWidth={2} />}
      {children}
    </BaseButton>
  );
}

const BASE =
  "inline-flex shrink-0 items-center justify-center gap-1.5 rounded-md font-medium whitespace-nowrap transition-colors select-none disabled:opacity-55 data-disabled:opacity-55";

const SIZES = {
  sm: "h-7 px-2.5 text-xs",
  md: "h-8 px-3 text-sm",
  lg: "h-10 px-4 text-base",
} as const;

const VARIANTS: Readonly<Record<ButtonVariant, string>> = {
  primary: "bg-accent text-on-accent hover:bg-accent-hover",
  secondary: "border border-line-strong bg-surface text-ink shadow-card hover:bg-hover active:bg-pressed",
  ghost: "text-ink-muted hover:bg-hover hover:text-ink active:bg-pressed",
  danger: "bg-danger text-on-danger hover:bg-danger-hover",
  note: "bg-note text-on-note hover:bg-note-hover",
};

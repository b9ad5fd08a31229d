import { clsx } from "clsx";

export const classes = clsx;

export const POPUP_CLASSES =
  "z-50 rounded-lg bg-raised p-1 text-sm text-ink shadow-popup outline-none transition-[opacity,scale] duration-100 data-starting-style:scale-98 data-starting-style:opacity-0 data-ending-style:transition-none";

export const POPUP_ITEM_CLASSES =
  "flex min-h-7 cursor-default items-center gap-2 rounded-md px-2 py-1 outline-none select-none data-highlighted:bg-hover data-disabled:text-ink-faint";

export const FIELD_CLASSES =
  "w-full rounded-md border border-control bg-surface px-2.5 text-sm text-ink transition-colors hover:border-ink-muted disabled:border-line-strong disabled:bg-canvas disabled:text-ink-faint data-invalid:border-danger";

import { Dialog as BaseDialog } from "@base-ui/react/dialog";
import { X } from "lucide-react";
import type { ReactNode, RefObject } from "react";
import { t } from "#renderer/texts/texts.ts";
import { classes } from "./classes.ts";

export interface DialogProps {
  open: boolean;
  onClose: () => void;
  title: string;
  description?: ReactNode;
  children?: ReactNode;
  /** The buttons, the main one last. */
  footer?: ReactNode;
  size?: "sm" | "md" | "lg";
  /** `side` slides in from the right edge and takes the whole height. */
  place?: "centre" | "side";
  initialFocus?: RefObject<HTMLElement | null>;
  /** Whether a press beside it leaves it open: for what can't be shown again. */
  staysOnOutsidePress?: boolean;
}

export function Dialog({ open, onClose, title, description, children, footer, ...look }: DialogProps) {
  const { size = "md", place = "centre", initialFocus, staysOnOutsidePress = false } = look;
  return (
    <BaseDialog.Root
      open={open}
      onOpenChange={(isOpen) => !isOpen && onClose()}
      disablePointerDismissal={staysOnOutsidePress}
    >
      <BaseDialog.Portal>
        {/* Also over a dialog that this one was opened from. */}
        <BaseDialog.Backdrop
          forceRender
          className="fixed inset-0 z-50 bg-scrim transition-opacity duration-150 data-starting-style:opacity-0 data-ending-style:transition-none"
        />
        <BaseDialog.Popup
          className={classes(
            POPUP,
            place === "side" ? SIDE : CENTRE,
            place === "side" ? SIDE_SIZES[size] : SIZES[size],
          )}
          {...(initialFocus && { initialFocus })}
        >
          <header className="flex items-start gap-3 border-b border-line py-3.5 pr-14 pl-5">
            <div className="min-w-0 flex-1">
              <BaseDialog.Title className="text-lg font-semibold wrap-long">{title}</BaseDialog.Title>
              {description && (
                <BaseDialog.Description className="text-sm text-ink-muted">{description}</BaseDialog.Description>
              )}
            </div>
          </header>
          {children && <div className="min-h-0 flex-1 overflow-y-auto px-5 py-4">{children}</div>}
          {footer && (
            <footer className="flex flex-wrap justify-end gap-2 border-t border-line px-5 py-3">{footer}</footer>
          )}
          {/* Last in the document, so that the first field is the first to have the focus. */}
          <BaseDialog.Close
            aria-label={t("actions.close")}
            className="absolute top-3 right-3 flex size-8 items-center justify-center rounded-md text-ink-muted hover:bg-hover hover:text-ink"
          >
            <X aria-hidden className="size-4" />
          </BaseDialog.Close>
        </BaseDialog.Popup>
      </BaseDialog.Portal>
    </BaseDialog.Root>
  );
}

const POPUP = "fixed z-50 flex flex-col bg-raised text-ink shadow-dialog outline-none transition-all duration-150";
const CENTRE =
  "top-[max(2rem,10vh)] left-1/2 max-h-[calc(100vh-max(2rem,10vh)-2rem)] -translate-x-1/2 rounded-xl data-starting-style:scale-98 data-starting-style:opacity-0 data-ending-style:transition-none";
const SIDE =
  "top-0 right-0 bottom-0 data-starting-style:translate-x-8 data-starting-style:opacity-0 data-ending-style:transition-none";
const SIDE_SIZES = { sm: "w-[min(21rem,100vw)]", md: "w-[min(30rem,100vw)]", lg: "w-[min(40rem,100vw)]" } as const;
const SIZES = {
  sm: "w-[min(26rem,calc(100vw-2rem))]",
  md: "w-[min(36rem,calc(100vw-2rem))]",
  lg: "w-[min(48rem,calc(100vw-2rem))]",
} as const;

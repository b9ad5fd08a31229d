// Short notices. Where lists stand in a column at the left they lie over it, low, where neither the buttons that send nor
// those that change many tickets are; where one column is shown, at the top, below the heading of what is open
// (notice-place.css). Built on Base UI rather than on a library that writes a <style> element when it is imported, which the
// app's content security policy would refuse.

import { Toast } from "@base-ui/react/toast";
import { CircleAlert, CircleCheck, X } from "lucide-react";
import type { ReactNode } from "react";
import { t } from "#renderer/texts/texts.ts";
import { classes } from "./classes.ts";
import { IconButton } from "./icon-button.tsx";

export interface Notice {
  title: string;
  detail?: string;
  tone?: "plain" | "success" | "danger";
  action?: { label: string; onPress: () => void };
}

const notices = Toast.createToastManager();

/** Shows a notice; faults stay until they are closed. What must not be missed belongs on the screen instead. */
export function showNotice({ title, detail, tone = "plain", action }: Notice): void {
  notices.add({
    title,
    description: detail,
    type: tone,
    priority: tone === "danger" ? "high" : "low",
    timeout: tone === "danger" ? 0 : 5000,
    ...(action && { actionProps: { children: action.label, onClick: action.onPress } }),
  });
}

export function closeAllNotices(): void {
  notices.close();
}

export interface NoticeProviderProps {
  /** Whether one column is shown in windows of any width. */
  isOneColumn: boolean;
  children: ReactNode;
}

/** Put once around the app. */
export function NoticeProvider({ isOneColumn, children }: NoticeProviderProps) {
  return (
    <Toast.Provider toastManager={notices} limit={4}>
      {children}
      <Toast.Portal>
        <Toast.Viewport
          aria-label={t("ui.notices")}
          className={classes(
            "fixed z-70 flex w-[min(22rem,calc(100vw-2rem))] flex-col gap-2 outline-none",
            isOneColumn ? "notices-below-heading" : "bottom-30 left-4 max-[56rem]:notices-below-heading",
          )}
        >
          <NoticeList />
        </Toast.Viewport>
      </Toast.Portal>
    </Toast.Provider>
  );
}

function NoticeList() {
  const { toasts } = Toast.useToastManager();
  return toasts.map((toast) => (
    <Toast.Root
      key={toast.id}
      toast={toast}
      className="rounded-lg bg-raised text-ink shadow-popup transition-all duration-150 data-limited:hidden data-starting-style:translate-y-2 data-starting-style:opacity-0 data-ending-style:opacity-0"
    >
      <Toast.Content className="flex items-start gap-2.5 p-3">
        <NoticeIcon tone={toast.type} />
        <div className="min-w-0 flex-1">
          <Toast.Title className="text-sm font-medium wrap-long" />
          <Toast.Description className="text-xs text-ink-muted wrap-long" />
          <Toast.Action className="mt-1 text-xs font-semibold text-accent-ink hover:underline empty:hidden" />
        </div>
        <Toast.Close render={<IconButton label={t("ui.closeNotice")} icon={X} size="sm" />} />
      </Toast.Content>
    </Toast.Root>
  ));
}

function NoticeIcon({ tone }: { tone: string | undefined }) {
  if (tone === "success") return <CircleCheck aria-hidden className="mt-0.5 size-4 text-success-ink" />;
  if (tone === "danger") return <CircleAlert aria-hidden className="mt-0.5 size-4 text-danger-ink" />;
  return null;
}

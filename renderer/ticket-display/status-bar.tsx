// At the foot of every screen: whether the server is there, what waits to be sent, and how fresh all of it is (M5).

import {
  CircleAlert,
  CircleCheck,
  CloudOff,
  HardDriveUpload,
  LoaderCircle,
  RefreshCw,
  Replace,
  Wifi,
} from "lucide-react";
import type { ReactNode } from "react";
import type { Connection, SyncStatus } from "#renderer/sync/desk.ts";
import { useDesk, useWatched } from "#renderer/sync/use-desk.tsx";
import { t } from "#renderer/texts/texts.ts";
import { TimeText } from "./time-text.tsx";
import { useIsHalted } from "./use-is-halted.ts";

export interface StatusBarProps {
  onOpenOutbox: () => void;
  /** Stands at the end, as for help. */
  children?: ReactNode;
}

export function StatusBar({ onOpenOutbox, children }: StatusBarProps) {
  const desk = useDesk();
  const status = useWatched(() => desk.watchStatus(), [desk]);
  const notices = useWatched(() => desk.watchNotices(), [desk])?.length ?? 0;
  const views = useWatched(() => desk.watchUnsentFilters(), [desk]) ?? NO_VIEWS;
  const isHalted = useIsHalted(status);
  return (
    <footer className="flex h-7 shrink-0 items-center gap-4 border-t border-line bg-canvas px-3 text-2xs whitespace-nowrap text-ink-muted">
      {status && (
        <>
          <span role="status" className="flex min-w-0 items-center gap-4">
            {isHalted ? <HaltedText /> : <ConnectionText connection={status.connection} />}
            <ProgressText kind="fetching" progress={status.fill} />
            <ProgressText kind="sending" progress={status.sending} />
          </span>
          <WaitingButton status={status} notices={notices} views={views} onPress={onOpenOutbox} />
          <LastSyncText status={status} onSyncNow={isHalted ? null : () => desk.syncNow()} />
        </>
      )}
      <span className="flex-1" />
      {children}
    </footer>
  );
}

const NO_VIEWS = { changes: 0, withoutRoom: 0 };

function HaltedText() {
  return (
    <Line>
      <CloudOff aria-hidden className="size-3.5 text-warning-ink" />
      <span className="font-semibold text-warning-ink">{t("display.bar.halted")}</span>
    </Line>
  );
}

function ConnectionText({ connection }: { connection: Connection }) {
  switch (connection.state) {
    case "online":
      return (
        <Line>
          <Wifi aria-hidden className="size-3.5 text-success-ink" /> {t("display.bar.online")}
        </Line>
      );
    case "connecting":
      return (
        <Line>
          <LoaderCircle aria-hidden className="size-3.5 animate-spin" /> {t("display.bar.connecting")}
        </Line>
      );
    case "offline":
      return (
        <span className="flex min-w-0 items-center gap-1.5">
          <span className="flex shrink-0 items-center gap-1.5 font-semibold text-warning-ink">
            <CloudOff aria-hidden className="size-3.5" /> {t("display.bar.offline")}
          </span>
          {/* What is still to be done stays; this gives way. */}
          <span className="min-w-0 truncate max-md:hidden">{t("display.bar.offlineDetail")}</span>
        </span>
      );
  }
}

interface ProgressTextProps {
  kind: "fetching" | "sending";
  progress: SyncStatus["fill"];
}

/** S11: "Fetching 3,500 of about 10,000", "Sending 120 of 500". */
function ProgressText({ kind, progress }: ProgressTextProps) {
  if (!progress) return null;
  return (
    <span className="flex min-w-0 items-center gap-1.5">
      <LoaderCircle aria-hidden className="size-3.5 shrink-0 animate-spin" />
      <span className="min-w-0 truncate">{t(`display.bar.${kind}`, progress)}</span>
    </span>
  );
}

interface WaitingButtonProps {
  status: SyncStatus;
  /** How many values of one's own were replaced by others and not looked at yet. */
  notices: number;
  /** How many changes to saved views were not sent yet, and how many views the server has no room for. */
  views: { changes: number; withoutRoom: number };
  onPress: () => void;
}

function WaitingButton({ status, notices, views, onPress }: WaitingButtonProps) {
  const { waiting, needsAttention } = status;
  return (
    <button
      type="button"
      onClick={onPress}
      className="flex shrink-0 items-center gap-3 rounded-sm px-1 hover:bg-hover hover:text-ink"
    >
      {needsAttention > 0 && (
        <span className="flex items-center gap-1.5 font-semibold text-danger-ink">
          <CircleAlert aria-hidden className="size-3.5" />
          {t("display.bar.attention", { count: needsAttention })}
        </span>
      )}
      {notices > 0 && (
        <span className="flex items-center gap-1.5 font-medium text-info-ink">
          <Replace aria-hidden className="size-3.5" /> {t("display.bar.replaced", { count: notices })}
        </span>
      )}
      {waiting > 0 && (
        <span className="flex items-center gap-1.5 font-medium text-warning-ink">
          <HardDriveUpload aria-hidden className="size-3.5" /> {t("display.bar.waiting", { count: waiting })}
        </span>
      )}
      {views.changes > 0 && (
        <span className="flex items-center gap-1.5 font-medium text-warning-ink">
          <HardDriveUpload aria-hidden className="size-3.5" /> {t("display.bar.viewsWaiting")}
        </span>
      )}
      {views.withoutRoom > 0 && (
        <span className="flex items-center gap-1.5 font-medium text-warning-ink">
          <CircleAlert aria-hidden className="size-3.5" />
          {t("display.bar.viewsWithoutRoom", { count: views.withoutRoom })}
        </span>
      )}
      {needsAttention + waiting + views.changes + views.withoutRoom === 0 && (
        <span className="flex items-center gap-1.5">
          <CircleCheck aria-hidden className="size-3.5 text-success-ink" /> {t("display.bar.allSent")}
        </span>
      )}
    </button>
  );
}

/** `onSyncNow` is null where trying again is of no use. */
function LastSyncText({ status, onSyncNow }: { status: SyncStatus; onSyncNow: (() => void) | null }) {
  return (
    <Line>
      <span className="max-md:hidden">
        <LastSync status={status} />
      </span>
      {onSyncNow && status.connection.state === "offline" && (
        <button
          type="button"
          onClick={onSyncNow}
          className="flex items-center gap-1 rounded-sm px-1 font-medium text-accent-ink hover:bg-hover"
        >
          <RefreshCw aria-hidden className="size-3" /> {t("actions.tryNow")}
        </button>
      )}
    </Line>
  );
}

function LastSync({ status }: { status: SyncStatus }) {
  const { lastSyncAt } = status;
  if (lastSyncAt === null) return neverSyncedText(status);
  return t.rich("display.bar.lastSync", { when: () => <TimeText iso={lastSyncAt} as="moment" /> });
}

function neverSyncedText({ connection, fill }: SyncStatus): string | null {
  if (connection.state === "offline") return t("display.bar.never");
  return fill ? null : t("display.bar.firstTime");
}

function Line({ children }: { children: ReactNode }) {
  return <span className="flex shrink-0 items-center gap-1.5">{children}</span>;
}

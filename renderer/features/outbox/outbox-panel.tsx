// What this person did that the server has not answered, has refused or has held back, and what others have replaced of it.

import { CircleCheck } from "lucide-react";
import { type ReactNode, useState } from "react";
import { SAVED_FILTERS_MAX } from "#domain/search/saved-filter.ts";
import type { Connection, OutboxEntry, OverruledNotice, SentEntry } from "#renderer/sync/desk.ts";
import { useDesk, useWatched } from "#renderer/sync/use-desk.tsx";
import { formatNumber } from "#renderer/texts/formats.ts";
import { t } from "#renderer/texts/texts.ts";
import { Banner } from "#renderer/ui/banner.tsx";
import { Button } from "#renderer/ui/button.tsx";
import { Dialog } from "#renderer/ui/dialog.tsx";
import { EmptyState } from "#renderer/ui/empty-state.tsx";
import { NoticeLine } from "./notice-line.tsx";
import { OutboxLine } from "./outbox-line.tsx";

export interface OutboxPanelProps {
  open: boolean;
  onClose: () => void;
  onOpenTicket: (ticketId: string) => void;
}

export function OutboxPanel({ open, onClose, onOpenTicket }: OutboxPanelProps) {
  return (
    <Dialog open={open} onClose={onClose} place="side" title={t("outbox.title")} description={t("outbox.detail")}>
      <OutboxContent
        onOpenTicket={(ticketId) => {
          onClose();
          onOpenTicket(ticketId);
        }}
      />
    </Dialog>
  );
}

function OutboxContent({ onOpenTicket }: Pick<OutboxPanelProps, "onOpenTicket">) {
  const desk = useDesk();
  const entries = useWatched(() => desk.watchOutbox(), [desk]);
  const status = useWatched(() => desk.watchStatus(), [desk]);
  const sent = useWatched(() => desk.watchSent(), [desk]) ?? [];
  const notices = useWatched(() => desk.watchNotices(), [desk]) ?? [];
  const views = useWatched(() => desk.watchUnsentFilters(), [desk]);
  if (!entries || !views) return null;
  const open = entries.filter(({ state }) => state === "needs_attention");
  const waiting = entries.filter(({ state }) => state !== "needs_attention");
  return (
    <div className="flex flex-col gap-5">
      {views.changes > 0 && <p className="text-sm text-ink-muted">{t("display.bar.viewsWaiting")}</p>}
      {views.withoutRoom > 0 && (
        <p className="text-sm text-ink-muted">
          {t("inbox.filter.withoutRoom", { count: views.withoutRoom, most: SAVED_FILTERS_MAX })}
        </p>
      )}
      {entries.length + views.changes + views.withoutRoom === 0 && (
        <EmptyState icon={CircleCheck} title={t("outbox.allSent")}>
          {t("outbox.allSentDetail")}
        </EmptyState>
      )}
      {waiting.length > 0 && status && (
        <ConnectionBanner connection={status.connection} onSyncNow={() => desk.syncNow()} />
      )}
      <OutboxSection title={t("outbox.attention")} entries={open} onOpenTicket={onOpenTicket} />
      <NoticeSection notices={notices} onOpenTicket={onOpenTicket} />
      <OutboxSection title={t("outbox.waiting")} entries={waiting} onOpenTicket={onOpenTicket} />
      <SentSection entries={sent} onOpenTicket={onOpenTicket} />
    </div>
  );
}

function ConnectionBanner({ connection, onSyncNow }: { connection: Connection; onSyncNow: () => void }) {
  if (connection.state === "online") return null;
  return (
    <Banner
      tone="warning"
      actions={
        <Button size="sm" onClick={onSyncNow}>
          {t("actions.tryNow")}
        </Button>
      }
    >
      {connection.state === "offline" ? t("outbox.offline") : t("outbox.connecting")}
    </Banner>
  );
}

interface OutboxSectionProps {
  title: string;
  entries: readonly OutboxEntry[];
  onOpenTicket: (ticketId: string) => void;
}

/** So many lines stand at first: a queue of hundreds would take longer to draw than anybody reads. */
const SHOWN_AT_FIRST = 50;

function OutboxSection({ title, entries, onOpenTicket }: OutboxSectionProps) {
  const [isWhole, setIsWhole] = useState(false);
  if (entries.length === 0) return null;
  const shown = isWhole ? entries : entries.slice(0, SHOWN_AT_FIRST);
  const left = entries.length - shown.length;
  return (
    <Section title={title} count={entries.length}>
      {shown.map((entry) => (
        <OutboxLine key={entry.operationId} entry={entry} onOpenTicket={onOpenTicket} />
      ))}
      {left > 0 && (
        <li className="py-3">
          <Button size="sm" onClick={() => setIsWhole(true)}>
            {t("outbox.more", { count: left })}
          </Button>
        </li>
      )}
    </Section>
  );
}

interface NoticeSectionProps {
  notices: readonly OverruledNotice[];
  onOpenTicket: (ticketId: string) => void;
}

function NoticeSection({ notices, onOpenTicket }: NoticeSectionProps) {
  if (notices.length === 0) return null;
  return (
    <Section title={t("outbox.replacedTitle")} count={notices.length}>
      {notices.map((notice) => (
        <NoticeLine key={notice.id} notice={notice} onOpenTicket={onOpenTicket} />
      ))}
    </Section>
  );
}

interface SentSectionProps {
  entries: readonly SentEntry[];
  onOpenTicket: (ticketId: string) => void;
}

function SentSection({ entries, onOpenTicket }: SentSectionProps) {
  if (entries.length === 0) return null;
  return (
    <Section title={t("outbox.sentLately")} count={entries.length}>
      {entries.map((entry) => (
        <OutboxLine key={entry.operationId} entry={{ ...entry, state: "sent" }} onOpenTicket={onOpenTicket} />
      ))}
    </Section>
  );
}

function Section({ title, count, children }: { title: string; count: number; children: ReactNode }) {
  return (
    <section aria-label={title}>
      <h3 className="mb-1 text-xs font-semibold text-ink-muted">
        {title} <span className="font-normal text-ink-faint tabular-nums">{formatNumber(count)}</span>
      </h3>
      <ul className="flex flex-col">{children}</ul>
    </section>
  );
}

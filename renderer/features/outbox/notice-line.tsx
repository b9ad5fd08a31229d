import { ArrowUpRight, Check, Replace } from "lucide-react";
import type { OverruledNotice } from "#renderer/sync/desk.ts";
import { useDesk } from "#renderer/sync/use-desk.tsx";
import { t } from "#renderer/texts/texts.ts";
import { toNoticeText } from "#renderer/ticket-display/notice-words.ts";
import { showFault } from "#renderer/ticket-display/show-fault.ts";
import { TicketNumberLabel } from "#renderer/ticket-display/ticket-number-label.tsx";
import { TimeText } from "#renderer/ticket-display/time-text.tsx";
import { Button } from "#renderer/ui/button.tsx";

export interface NoticeLineProps {
  notice: OverruledNotice;
  onOpenTicket: (ticketId: string) => void;
}

/** A value of one's own that somebody else has replaced (S6). Opening the ticket counts as having read it. */
export function NoticeLine({ notice, onOpenTicket }: NoticeLineProps) {
  const desk = useDesk();
  const dismiss = () =>
    desk.dismissNotice(notice.id).catch((fault: unknown) => showFault(t("outbox.dismissFailed"), fault));
  const open = () => {
    void dismiss();
    onOpenTicket(notice.ticketId);
  };
  return (
    <li className="flex items-start gap-2.5 border-b border-line py-3 last:border-b-0">
      <Replace aria-hidden className="mt-0.5 size-4 shrink-0 text-info-ink" />
      <div className="min-w-0 flex-1">
        <p className="wrap-long">{toNoticeText(notice, desk.me.id)}</p>
        <p className="flex flex-wrap items-baseline gap-x-1.5 text-xs text-ink-muted">
          <TicketNumberLabel number={notice.ticketNumber} />
          <span className="min-w-0 wrap-long">{notice.subject}</span>
          <span className="text-ink-faint">
            <TimeText iso={notice.at} as="moment" />
          </span>
        </p>
        <div className="mt-1.5 flex gap-1.5">
          <Button size="sm" icon={ArrowUpRight} onClick={open}>
            {t("actions.open")}
          </Button>
          <Button size="sm" icon={Check} onClick={() => void dismiss()}>
            {t("outbox.dismiss")}
          </Button>
        </div>
      </div>
    </li>
  );
}

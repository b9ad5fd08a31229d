import { useEffect, useEffectEvent } from "react";
import type { OverruledNotice } from "#renderer/sync/desk.ts";
import { useDesk } from "#renderer/sync/use-desk.tsx";
import { t } from "#renderer/texts/texts.ts";
import { toNoticeText, toNoticeTitle } from "#renderer/ticket-display/notice-words.ts";
import { showNotice } from "#renderer/ui/toast.tsx";

export interface NoticeTellerProps {
  onOpenTicket: (ticketId: string) => void;
  onOpenOutbox: () => void;
}

/** Says once, while somebody looks, that values of theirs were replaced (S6). What was there before stands in the outbox. */
export function NoticeTeller({ onOpenTicket, onOpenOutbox }: NoticeTellerProps) {
  const desk = useDesk();
  const tell = useEffectEvent((fresh: readonly OverruledNotice[]) => {
    const [only] = fresh;
    if (!only || document.visibilityState !== "visible") return;
    if (fresh.length > 1) {
      const title = t("outbox.overruled", { count: fresh.length });
      return showNotice({ title, action: { label: t("outbox.showThem"), onPress: onOpenOutbox } });
    }
    const open = () => {
      void desk.dismissNotice(only.id).catch(() => undefined);
      onOpenTicket(only.ticketId);
    };
    const detail = toNoticeText(only, desk.me.id);
    showNotice({ title: toNoticeTitle(only), detail, action: { label: t("actions.open"), onPress: open } });
  });

  useEffect(() => {
    let told: ReadonlySet<string> | null = null;
    const subscription = desk.watchNotices().subscribe((notices) => {
      const fresh = told ? notices.filter(({ id }) => !told?.has(id)) : [];
      told = new Set([...(told ?? []), ...notices.map(({ id }) => id)]);
      tell(fresh);
    });
    return () => subscription.unsubscribe();
  }, [desk]);
  return null;
}

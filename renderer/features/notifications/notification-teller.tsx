// Tells its person of news in their tickets, and shows how many are unread. A ticket that is open before their eyes is read.

import { useEffect, useEffectEvent, useState } from "react";
import {
  findNotificationSettings,
  isQuietAt,
  notificationPermission,
} from "#renderer/desktop/notification-settings.ts";
import { useDesktop } from "#renderer/desktop/use-desktop.tsx";
import type { TicketNews } from "#renderer/sync/desk.ts";
import { useDesk, useWatched } from "#renderer/sync/use-desk.tsx";
import { decideNotifications, type ToTell } from "./decide-notifications.ts";

export interface NotificationTellerProps {
  openTicketId: string | null;
  onOpenTicket: (ticketId: string) => void;
}

export function NotificationTeller({ openTicketId, onOpenTicket }: NotificationTellerProps) {
  const desk = useDesk();
  const { bridge, description } = useDesktop();
  const lookedAt = useHasFocus() ? openTicketId : null;
  useReading(lookedAt);
  useUnreadNumber();

  const show = ({ title, body, ticketId }: ToTell) => {
    const notification = new Notification(title, { body, tag: ticketId ?? "several" });
    notification.onclick = () => {
      void bridge.comeForward().catch(() => undefined);
      if (ticketId !== null) onOpenTicket(ticketId);
    };
  };
  const tell = useEffectEvent((news: readonly TicketNews[]) => {
    const { isOn, quiet } = findNotificationSettings(description.kind === "desktop");
    if (!isOn || notificationPermission() !== "granted") return;
    for (const one of decideNotifications(news, { isQuiet: isQuietAt(quiet, new Date()), lookedAt })) show(one);
  });
  useEffect(() => {
    const subscription = desk.watchNews().subscribe((news) => tell(news));
    return () => subscription.unsubscribe();
  }, [desk]);
  return null;
}

function useReading(ticketId: string | null): void {
  const desk = useDesk();
  const ticket = useWatched(() => desk.watchTicket(ticketId ?? ""), [desk, ticketId]);
  const unread = useWatched(() => desk.watchUnread(), [desk]);
  const position = ticket?.lastPosition;
  const isUnread = ticketId !== null && unread?.includes(ticketId) === true;
  // biome-ignore lint/correctness/useExhaustiveDependencies: what has arrived, or was found unread, is read as well.
  useEffect(() => {
    if (ticketId !== null) desk.markRead(ticketId).catch(() => undefined);
  }, [desk, ticketId, position, isUnread]);
}

function useUnreadNumber(): void {
  const desk = useDesk();
  const { bridge } = useDesktop();
  const count = useWatched(() => desk.watchUnread(), [desk])?.length ?? 0;
  useEffect(() => {
    bridge.showUnread(count).catch(() => undefined);
  }, [bridge, count]);
  useEffect(() => () => void bridge.showUnread(0).catch(() => undefined), [bridge]);
}

function useHasFocus(): boolean {
  const [hasFocus, setHasFocus] = useState(() => document.hasFocus());
  useEffect(() => {
    const look = () => setHasFocus(document.hasFocus());
    const watching = new AbortController();
    for (const event of ["focus", "blur"]) window.addEventListener(event, look, { signal: watching.signal });
    return () => watching.abort();
  }, []);
  return hasFocus;
}

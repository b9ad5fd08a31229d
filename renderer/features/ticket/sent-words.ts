import { t } from "#renderer/texts/texts.ts";

/** What the notice says of a reply that was just stored: it is sent by the server's answer alone (M5). */
export function sentWords({ isClosed, isOnline }: { isClosed: boolean; isOnline: boolean }): string {
  if (isClosed) return t(isOnline ? "ticket.sent.onlineClosed" : "ticket.sent.offlineClosed");
  return t(isOnline ? "ticket.sent.online" : "ticket.sent.offline");
}

/** What the notice says of a reply that was just stored: it is sent by the server's answer alone (M5). */
export function sentWords({ isClosed, isOnline }: { isClosed: boolean; isOnline: boolean }): string {
  const reply = isOnline ? "Reply on its way" : "Reply saved until the server can be reached";
  return isClosed ? `${reply}, ticket closed` : reply;
}

// Where an agent is, as the address tells it: /inbox/<view>/<ticket>. What it can't read leads to the first view.

import { isViewKey, type ViewKey } from "./view-key.ts";

export interface InboxRoute {
  view: ViewKey;
  ticketId: string | null;
}

export const INBOX_PATH = "/inbox";
export const FIRST_VIEW: ViewKey = "mine";

export function readInboxRoute(path: string): InboxRoute {
  const [, root, view = "", ticketId] = path.split("/").map(decodeSafely);
  if (root !== "inbox" || !isViewKey(view)) return { view: FIRST_VIEW, ticketId: null };
  return { view, ticketId: ticketId || null };
}

export function toInboxPath({ view, ticketId }: InboxRoute): string {
  const parts = ticketId === null ? [view] : [view, ticketId];
  return `${INBOX_PATH}/${parts.map(encodeURIComponent).join("/")}`;
}

function decodeSafely(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return "";
  }
}

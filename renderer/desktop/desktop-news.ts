// What the system around the app told, until a screen has dealt with it. Followed from the start, so that a link that
// started the app is not forgotten while somebody signs in.

import { create } from "zustand";
import type { DesktopBridge } from "#protocol/desktop/desktop-bridge.ts";
import type { DesktopEvent, MenuCommand } from "#protocol/desktop/desktop-event.ts";

export interface DesktopNewsState {
  /** The number of a ticket that somebody followed a link to. */
  wantedTicket: string | null;
  command: MenuCommand | null;
  refusedCertificate: { host: string; reason: string } | null;
}

export const useDesktopNews = create<DesktopNewsState>(() => ({
  wantedTicket: null,
  command: null,
  refusedCertificate: null,
}));

export interface OnDesktopNews {
  onWoke: () => void;
  onUpdateReady: (update: { hasFailed: boolean }) => void;
}

/** Follows what main tells for as long as the page is there. */
export async function followDesktopNews(bridge: Pick<DesktopBridge, "nextNews">, on: OnDesktopNews): Promise<never> {
  for (let heard = 0; ; ) {
    const { number, event } = await bridge.nextNews(heard);
    heard = number;
    take(event, on);
  }
}

function take(event: DesktopEvent, { onWoke, onUpdateReady }: OnDesktopNews): void {
  switch (event.type) {
    case "openTicket":
      useDesktopNews.setState({ wantedTicket: event.ticketNumber });
      break;
    case "menu":
      useDesktopNews.setState({ command: event.command });
      break;
    case "certificateRefused":
      useDesktopNews.setState({ refusedCertificate: { host: event.host, reason: event.reason } });
      break;
    case "woke":
      onWoke();
      break;
    case "updateReady":
      onUpdateReady(event);
      break;
  }
}

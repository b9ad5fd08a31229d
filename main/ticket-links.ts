import { readTicketLink, TICKET_LINK_SCHEME } from "#protocol/desktop/ticket-link.ts";
import type { ElectronParts } from "./electron-parts.ts";

/**
 * Opens what `holdfast://ticket/…` links name, however the system hands them over: macOS tells the running app, the others
 * start the app with the link as an argument, which a first instance finds in its own and any other passes to the first.
 */
export function answerTicketLinks(
  { app }: Pick<ElectronParts, "app">,
  args: readonly string[],
  open: (ticketNumber: string) => void,
): void {
  const openAny = (values: readonly string[]) => {
    const number = values.map(readTicketLink).find((found) => found !== null);
    if (number) open(number);
  };
  // While it is developed the program is Electron itself, which must not be started for them.
  if (app.isPackaged) app.setAsDefaultProtocolClient(TICKET_LINK_SCHEME);
  app.on("open-url", (event, url) => {
    event.preventDefault();
    openAny([url]);
  });
  app.on("second-instance", (_event, argv) => openAny(argv));
  openAny(args);
}

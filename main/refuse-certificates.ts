import type { AppLog } from "./app-log.ts";
import type { ElectronParts } from "./electron-parts.ts";
import type { EventQueue } from "./event-queue.ts";

/**
 * Never goes on with a certificate that the system does not trust, and asks nobody whether to: the app is told which server
 * and why, so that it can say so. Who runs a desk with a certificate of their own installs its authority in the system.
 */
export function refuseCertificates(
  { app }: Pick<ElectronParts, "app">,
  { events, log }: { events: EventQueue; log: AppLog },
): void {
  app.on("certificate-error", (event, _contents, url, reason, _certificate, callback) => {
    event.preventDefault();
    callback(false);
    const host = URL.parse(url)?.host ?? "unknown";
    log.warn(`certificate of ${host} refused: ${reason}`);
    events.tell({ type: "certificateRefused", host, reason });
  });
}

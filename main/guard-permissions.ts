import type { Session } from "electron";
import { isAppOrigin, isAppUrl } from "./app-origin.ts";

/**
 * What the app may do beyond showing itself: put words on the clipboard when told to, keep its store for good, tell its
 * person of news, and reach a server on this machine or in this network (which server is the content security policy's affair).
 */
const GRANTED: ReadonlySet<string> = new Set([
  "clipboard-sanitized-write",
  "persistent-storage",
  "notifications",
  "local-network",
  "local-network-access",
  "loopback-network",
]);

export function guardPermissions(session: GuardedSession): void {
  session.setPermissionRequestHandler((_contents, permission, callback, details) =>
    callback(GRANTED.has(permission) && details.isMainFrame && isAppUrl(details.requestingUrl)),
  );
  session.setPermissionCheckHandler(
    (_contents, permission, requestingOrigin, details) =>
      GRANTED.has(permission) && details.isMainFrame && isAppOrigin(requestingOrigin),
  );
  session.setDevicePermissionHandler(() => false);
}

type GuardedSession = Pick<
  Session,
  "setPermissionRequestHandler" | "setPermissionCheckHandler" | "setDevicePermissionHandler"
>;

// Where the app lives. Scheme and host never change: what the app stores on a device belongs to this origin.

export const APP_SCHEME = "app";
export const APP_HOST = "holdfast";
export const APP_ORIGIN = `${APP_SCHEME}://${APP_HOST}`;
export const APP_URL = `${APP_ORIGIN}/`;

export function isAppUrl(value: string): boolean {
  const url = URL.parse(value);
  return url !== null && url.protocol === `${APP_SCHEME}:` && url.host === APP_HOST;
}

/** Chromium gives origins without a trailing slash, the permission handlers with one. */
export function isAppOrigin(origin: string): boolean {
  return origin === APP_ORIGIN || origin === APP_URL;
}

// The few verbs that the main process offers the renderer. In Electron the preload gives them, in a browser the
// renderer's own web stand-in; one contract test runs over both. Nothing here knows of tickets.

import { z } from "zod";
import { LANGUAGES, type Language } from "#domain/language.ts";
import type { DesktopNews } from "./desktop-event.ts";
import { type DesktopSettings, type SettingsChange, settingsChangeSchema } from "./desktop-settings.ts";

export const BRIDGE_GLOBAL = "holdfastDesktop";

export interface DesktopBridge {
  /** Where the app runs, and its version. */
  describe(): Promise<DesktopDescription>;
  /** The sync server's base address without a trailing slash; null where none has been chosen yet. */
  findServerAddress(): Promise<string | null>;
  /** @throws where the address is not https (or http on this machine). */
  keepServerAddress(address: string): Promise<void>;
  /**
   * A secret kept by the operating system where it can; null where there is none by this name.
   * @throws where there is one that can't be opened: it must not be taken for none, and written over.
   */
  findSecret(name: string): Promise<string | null>;
  keepSecret(name: string, value: string): Promise<void>;
  forgetSecret(name: string): Promise<void>;
  /** Opens an https, http or mailto address outside the app. @throws for any other. */
  openExternal(url: string): Promise<void>;
  /**
   * What the system around the app has to say next, after the news of this number (0 at first): waits until there is
   * something. News stay until their number is given here, so that none is lost by a reload.
   */
  nextNews(after: number): Promise<DesktopNews>;
  /** Brings the window before the person's eyes. */
  comeForward(): Promise<void>;
  /** How many tickets hold something unread: for the dock, the task bar or the tab. */
  showUnread(count: number): Promise<void>;
  /** Whether this window holds words or changes that were not sent: no update is then installed unasked. */
  tellUnsent(hasUnsent: boolean): Promise<void>;
  /** The language that the app speaks: what the system around it says is said in the same. */
  tellLanguage(language: Language): Promise<void>;
  /** Restarts into the update that is ready. @throws where none is, or it can't be installed: the app then goes on. */
  installUpdate(): Promise<void>;
  /** What of the system the person may set; each part is null where the system does not offer it. */
  findSettings(): Promise<DesktopSettings>;
  keepSettings(change: SettingsChange): Promise<DesktopSettings>;
  /** Shows the log file in its folder. @throws where there is none. */
  showLog(): Promise<void>;
}

export const desktopDescriptionSchema = z.strictObject({
  kind: z.enum(["desktop", "web"]),
  version: z.string(),
  platform: z.string(),
  /** How secrets are kept: by the system's key store, in the clear by the browser, or poorly. */
  secretProtection: z.enum(["system", "basic", "browser"]),
  /** Names of secrets that are kept but can't be opened: the system's key store is locked, changed or gone. */
  sealedSecrets: z.array(z.string()),
});
export type DesktopDescription = z.infer<typeof desktopDescriptionSchema>;

export const secretNameSchema = z.string().regex(/^[a-z][a-z0-9-]{0,63}$/, "must be a short lower-case name");
export const secretValueSchema = z.string().min(1).max(8_192);

/** http is for this machine alone; everything else is https. */
export const serverAddressSchema = z
  .string()
  .max(2_048)
  .transform((value, context) => {
    const address = toServerAddress(value);
    if (address) return address;
    context.addIssue({
      code: "custom",
      message: hasIpv6Host(value)
        ? "must name its host, or 127.0.0.1: an IPv6 address can't be used"
        : "must be an https address (http only for this machine)",
    });
    return z.NEVER;
  });

/** A content security policy can't name such a host (CSP 3, host-source), and so the page could never talk to it. */
export function hasIpv6Host(value: string): boolean {
  return URL.parse(value.trim())?.hostname.startsWith("[") ?? false;
}

function toServerAddress(value: string): string | null {
  const url = URL.parse(value.trim());
  if (!url || url.username || url.password || url.search || url.hash || hasIpv6Host(value)) return null;
  const isLoopback = ["localhost", "127.0.0.1"].includes(url.hostname);
  if (url.protocol !== "https:" && !(url.protocol === "http:" && isLoopback)) return null;
  return `${url.origin}${url.pathname.replace(/\/+$/, "")}`;
}

export const externalUrlSchema = z
  .url({ protocol: /^(https?|mailto)$/, error: "must be an https, http or mailto address" })
  .max(2_048);

/** The arguments of each verb, for the handler that must not trust its caller. */
export const BRIDGE_ARGUMENTS = {
  describe: z.tuple([]),
  findServerAddress: z.tuple([]),
  keepServerAddress: z.tuple([serverAddressSchema]),
  findSecret: z.tuple([secretNameSchema]),
  keepSecret: z.tuple([secretNameSchema, secretValueSchema]),
  forgetSecret: z.tuple([secretNameSchema]),
  openExternal: z.tuple([externalUrlSchema]),
  nextNews: z.tuple([z.int().min(0)]),
  comeForward: z.tuple([]),
  showUnread: z.tuple([z.int().min(0).max(1_000_000)]),
  tellUnsent: z.tuple([z.boolean()]),
  tellLanguage: z.tuple([z.enum(LANGUAGES)]),
  installUpdate: z.tuple([]),
  findSettings: z.tuple([]),
  keepSettings: z.tuple([settingsChangeSchema]),
  showLog: z.tuple([]),
} as const satisfies Record<keyof DesktopBridge, z.ZodType>;

export type BridgeVerb = keyof typeof BRIDGE_ARGUMENTS;
export const BRIDGE_VERBS = Object.keys(BRIDGE_ARGUMENTS) as BridgeVerb[];

/** The channel of a verb between preload and main. */
export function bridgeChannel(verb: BridgeVerb): string {
  return `holdfast:${verb}`;
}

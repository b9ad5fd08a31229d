// Every setting of the server: its flag, its variable, what it takes, what it is when nobody says. Reading, `--help` and
// the table in docs/operations.md all follow this list.

import { isIP } from "node:net";
import { z } from "zod";
import { SECURITY_EVENT_DAYS_MIN } from "./audit/forget-security-events.ts";
import { isEgressEntry } from "./webhooks/egress.ts";

export interface Setting {
  /** Without its dashes; null where a command line, which everybody on the machine may read, is no place for it. */
  flag: string | null;
  variable: `HOLDFAST_${string}` | "DATABASE_URL";
  /** Whether the flag stands alone, for `yes`. */
  isSwitch?: boolean;
  takes: string;
  default: string;
  help: string;
}

export const SECURITY_EVENT_DAYS = 400;
export const LOG_LEVELS = ["trace", "debug", "info", "warn", "error", "fatal", "silent"] as const;

export const SETTINGS = {
  port: {
    flag: "port",
    variable: "HOLDFAST_PORT",
    takes: "port",
    default: "7420",
    help: "Where the server listens; 0 takes any port that is free.",
  },
  host: {
    flag: "host",
    variable: "HOLDFAST_HOST",
    takes: "address",
    default: "127.0.0.1",
    help: "The address of this machine to listen on.",
  },
  dataFolder: {
    flag: "data",
    variable: "HOLDFAST_DATA",
    takes: "folder",
    default: ".holdfast",
    help: "Where the embedded Postgres keeps its data. Not used with DATABASE_URL.",
  },
  databaseUrl: {
    flag: null,
    variable: "DATABASE_URL",
    takes: "postgres://…",
    default: "none",
    help: "A Postgres (15 or newer) to use instead of the embedded one.",
  },
  demo: {
    flag: "demo",
    variable: "HOLDFAST_DEMO",
    isSwitch: true,
    takes: "no, yes, if-empty",
    default: "no",
    help: "Makes the demo desk; refused where NODE_ENV is production.",
  },
  drainSeconds: {
    flag: "drain",
    variable: "HOLDFAST_DRAIN",
    takes: "seconds",
    default: "0",
    help: "How long a stop goes on serving while /readyz fails already.",
  },
  logLevel: {
    flag: null,
    variable: "HOLDFAST_LOG_LEVEL",
    takes: LOG_LEVELS.join(", "),
    default: "info",
    help: "What is logged: JSON on standard error, without secrets or ticket text.",
  },
  trustProxy: {
    flag: null,
    variable: "HOLDFAST_TRUST_PROXY",
    takes: "addresses",
    default: "loopback",
    help: "Which proxies are believed about a caller's address: IP addresses, CIDR ranges, or loopback, linklocal, uniquelocal; with commas.",
  },
  metricsPort: {
    flag: null,
    variable: "HOLDFAST_METRICS_PORT",
    takes: "port",
    default: "none",
    help: "Where /metrics is served for Prometheus; not served where it is not set.",
  },
  metricsHost: {
    flag: null,
    variable: "HOLDFAST_METRICS_HOST",
    takes: "address",
    default: "127.0.0.1",
    help: "The address of this machine that metrics are served on. They are for whoever can reach it.",
  },
  archiveAfterDays: {
    flag: null,
    variable: "HOLDFAST_ARCHIVE_AFTER_DAYS",
    takes: "days",
    default: "never",
    help: "Archives closed tickets that nothing has happened to for so long.",
  },
  securityEventDays: {
    flag: null,
    variable: "HOLDFAST_SECURITY_EVENT_DAYS",
    takes: "days",
    default: String(SECURITY_EVENT_DAYS),
    help: `How long security events are kept; at least ${SECURITY_EVENT_DAYS_MIN}.`,
  },
  webhookAllow: {
    flag: "webhook-allow",
    variable: "HOLDFAST_WEBHOOK_ALLOW",
    takes: "hosts",
    default: "none",
    help: "Where webhooks may lead although it is a private address, or plain http: host names, IP addresses, CIDR ranges; with commas.",
  },
} as const satisfies Record<string, Setting>;

export type SettingName = keyof typeof SETTINGS;

const PORT_FAULT = "must be a port number from 0 to 65535; 0 takes any that is free";
const HOST_FAULT = "must be an IP address of this machine or localhost";
const DEMO_SPELLINGS: Readonly<Record<string, string>> = { true: "yes", "1": "yes", false: "no", "0": "no" };
const PROXY_NAMES = ["loopback", "linklocal", "uniquelocal"];
const PROXY_FAULT = `must be IP addresses, ranges like 10.0.0.0/8 (not /0), or ${PROXY_NAMES.join(", ")}, with commas between them`;
const ALLOW_FAULT = "must be host names, IP addresses or ranges like 10.0.0.0/8 (not /0), with commas between them";

const portSchema = z
  .string()
  .regex(/^\d{1,5}$/, PORT_FAULT)
  .transform(Number)
  .pipe(z.number().max(65_535, PORT_FAULT));
const hostSchema = z.string().refine((host) => isIP(host) !== 0 || host === "localhost", HOST_FAULT);

function wholeNumber(min: number, max: number, unit: string) {
  const fault = `must be whole ${unit} from ${min} to ${max}`;
  return z
    .string()
    .regex(/^\d{1,6}$/, fault)
    .transform(Number)
    .pipe(z.number().min(min, fault).max(max, fault));
}

/** What the server is told, as texts by name; what is not told is left out. */
export const configurationSchema = z.strictObject({
  port: portSchema.default(7420),
  host: hostSchema.default("127.0.0.1"),
  dataFolder: z.string().min(1).default(".holdfast"),
  databaseUrl: z
    .string()
    .regex(/^postgres(ql)?:\/\//, "must look like postgres://user:password@host:5432/database")
    .nullable()
    .default(null),
  /** Whether to make the demo desk: never, in any case, or only where the desk has nobody yet. */
  demo: z
    .string()
    .transform((value) => DEMO_SPELLINGS[value] ?? value)
    .pipe(z.enum(["no", "yes", "if-empty"], "must be yes, no or if-empty"))
    .default("no"),
  drainSeconds: wholeNumber(0, 600, "seconds").default(0),
  logLevel: z.enum(LOG_LEVELS, `must be one of ${LOG_LEVELS.join(", ")}`).default("info"),
  /** In the form that Express takes. */
  trustProxy: z.string().refine(isProxyList, PROXY_FAULT).default("loopback"),
  metricsPort: portSchema.nullable().default(null),
  metricsHost: hostSchema.default("127.0.0.1"),
  archiveAfterDays: wholeNumber(1, 36_500, "days").nullable().default(null),
  securityEventDays: wholeNumber(SECURITY_EVENT_DAYS_MIN, 36_500, "days").default(SECURITY_EVENT_DAYS),
  webhookAllow: z
    .string()
    .refine((list) => list.split(",").every((entry) => isEgressEntry(entry.trim())), ALLOW_FAULT)
    .nullable()
    .default(null),
} satisfies Record<SettingName, z.ZodType>);

export type Configuration = z.output<typeof configurationSchema>;

function isProxyList(list: string): boolean {
  return list.split(",").every((part) => PROXY_NAMES.includes(part.trim()) || isRange(part.trim()));
}

function isRange(range: string): boolean {
  const [address = "", bits, ...rest] = range.split("/");
  const version = isIP(address);
  if (version === 0 || rest.length > 0) return false;
  return bits === undefined || (/^[1-9]\d{0,2}$/.test(bits) && Number(bits) <= (version === 4 ? 32 : 128));
}

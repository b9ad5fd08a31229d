// What the server is told at its start, by flags or by the environment; flags win. Wrong values end the start with a
// sentence that names the setting and says what it takes.

import { isIP } from "node:net";
import { parseArgs } from "node:util";
import { z } from "zod";

export interface Configuration {
  port: number;
  host: string;
  dataFolder: string;
  databaseUrl: string | null;
  /** Whether to make the demo desk: never, in any case, or only where the desk has nobody yet. */
  demo: "no" | "yes" | "if-empty";
  /** How long a stop goes on serving, while `/readyz` fails already. */
  drainSeconds: number;
  logLevel: (typeof LOG_LEVELS)[number];
}

export class ConfigurationError extends Error {
  override name = "ConfigurationError";
}

const SETTINGS = {
  port: { flag: "--port", variable: "HOLDFAST_PORT" },
  host: { flag: "--host", variable: "HOLDFAST_HOST" },
  dataFolder: { flag: "--data", variable: "HOLDFAST_DATA" },
  databaseUrl: { flag: null, variable: "DATABASE_URL" },
  demo: { flag: "--demo", variable: "HOLDFAST_DEMO" },
  drainSeconds: { flag: "--drain", variable: "HOLDFAST_DRAIN" },
  logLevel: { flag: null, variable: "HOLDFAST_LOG_LEVEL" },
} as const;

const PORT_FAULT = "must be a port number from 0 to 65535; 0 takes any that is free";
const DRAIN_FAULT = "must be whole seconds from 0 to 600";
const LOG_LEVELS = ["trace", "debug", "info", "warn", "error", "fatal", "silent"] as const;
const DEMO_SPELLINGS: Readonly<Record<string, string>> = { true: "yes", "1": "yes", false: "no", "0": "no" };

const configurationSchema = z.object({
  port: z
    .string()
    .regex(/^\d{1,5}$/, PORT_FAULT)
    .transform(Number)
    .pipe(z.number().max(65_535, PORT_FAULT))
    .default(7420),
  host: z
    .string()
    .refine((host) => isIP(host) !== 0 || host === "localhost", "must be an IP address of this machine or localhost")
    .default("127.0.0.1"),
  dataFolder: z.string().min(1).default(".holdfast"),
  databaseUrl: z
    .string()
    .regex(/^postgres(ql)?:\/\//, "must look like postgres://user:password@host:5432/database")
    .nullable()
    .default(null),
  demo: z
    .string()
    .transform((value) => DEMO_SPELLINGS[value] ?? value)
    .pipe(z.enum(["no", "yes", "if-empty"], "must be yes, no or if-empty"))
    .default("no"),
  drainSeconds: z
    .string()
    .regex(/^\d{1,3}$/, DRAIN_FAULT)
    .transform(Number)
    .pipe(z.number().max(600, DRAIN_FAULT))
    .default(0),
  logLevel: z.enum(LOG_LEVELS, `must be one of ${LOG_LEVELS.join(", ")}`).default("info"),
});

/** @throws ConfigurationError */
export function readConfiguration(args: readonly string[], env: NodeJS.ProcessEnv): Configuration {
  const flags = readFlags(args);
  const given = Object.entries(SETTINGS).map(([name, { variable }]) => {
    const value = flags[name as keyof typeof flags] ?? env[variable];
    return [name, value === "" ? undefined : value] as const;
  });
  const parsed = configurationSchema.safeParse(Object.fromEntries(given));
  if (!parsed.success) throw new ConfigurationError(parsed.error.issues.map(describeIssue).join("\n"));
  if (parsed.data.demo !== "no" && env.NODE_ENV === "production") {
    throw new ConfigurationError("Demo data (--demo, HOLDFAST_DEMO) is never made where NODE_ENV is production.");
  }
  return parsed.data;
}

function readFlags(args: readonly string[]): Partial<Record<keyof typeof SETTINGS, string>> {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        port: { type: "string" },
        host: { type: "string" },
        data: { type: "string" },
        demo: { type: "boolean" },
        drain: { type: "string" },
      },
    });
    const { port, host, data, demo, drain } = values;
    return {
      ...(port === undefined ? {} : { port }),
      ...(host === undefined ? {} : { host }),
      ...(data === undefined ? {} : { dataFolder: data }),
      ...(demo ? { demo: "yes" } : {}),
      ...(drain === undefined ? {} : { drainSeconds: drain }),
    };
  } catch (error) {
    throw new ConfigurationError(
      `${(error as Error).message}. The flags are --port, --host, --data, --demo and --drain.`,
    );
  }
}

function describeIssue(issue: z.core.$ZodIssue): string {
  const setting = SETTINGS[issue.path[0] as keyof typeof SETTINGS];
  const name = setting.flag ? `${setting.flag} (or ${setting.variable})` : setting.variable;
  return `${name}: ${issue.message}`;
}

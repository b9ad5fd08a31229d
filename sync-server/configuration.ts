// What the server is told at its start, by flags or by the environment; flags win. Wrong values end the start with a
// sentence for each that names the setting and says what it takes.

import { type ParseArgsConfig, parseArgs } from "node:util";
import type { z } from "zod";
import { type Configuration, configurationSchema, SETTINGS, type Setting, type SettingName } from "./settings.ts";

export class ConfigurationError extends Error {
  override name = "ConfigurationError";
}

const ALL = Object.entries(SETTINGS) as [SettingName, Setting][];
const WITH_FLAG = ALL.filter(([, { flag }]) => flag !== null);

/** @throws ConfigurationError that tells of every setting at fault, a line each. */
export function readConfiguration(args: readonly string[], env: NodeJS.ProcessEnv): Configuration {
  const flags = readFlags(args);
  const given = ALL.map(([name, { variable }]) => {
    const value = flags[name] ?? env[variable];
    return [name, value === "" ? undefined : value] as const;
  });
  const parsed = configurationSchema.safeParse(Object.fromEntries(given));
  if (!parsed.success) throw new ConfigurationError(parsed.error.issues.map(describeIssue).join("\n"));
  if (parsed.data.demo !== "no" && env.NODE_ENV === "production") {
    throw new ConfigurationError("Demo data (--demo, HOLDFAST_DEMO) is never made where NODE_ENV is production.");
  }
  return parsed.data;
}

export function wantsHelp(args: readonly string[]): boolean {
  return args.includes("--help") || args.includes("-h");
}

/** Every setting with what it takes, what it is when nobody says, and what it is for. */
export function describeSettings(): string {
  const lines = ALL.map(([, setting]) => {
    const names = [setting.flag === null ? null : `--${setting.flag}`, setting.variable].filter(Boolean).join(", ");
    return `  ${names}\n      ${setting.help}\n      Takes ${setting.takes}. Default: ${setting.default}.\n`;
  });
  return `Usage: npm run server -- [flags]\n\nSettings, as a flag or in the environment; flags win.\n\n${lines.join("")}`;
}

function readFlags(args: readonly string[]): Partial<Record<SettingName, string>> {
  try {
    const options: ParseArgsConfig["options"] = Object.fromEntries(
      WITH_FLAG.map(([, { flag, isSwitch }]) => [flag, { type: isSwitch ? "boolean" : "string" }]),
    );
    const values: Record<string, unknown> = parseArgs({ args: [...args], options }).values;
    const given = WITH_FLAG.map(([name, { flag }]) => [name, values[flag ?? ""]] as const);
    return Object.fromEntries(
      given.flatMap(([name, value]) => (value === undefined ? [] : [[name, value === true ? "yes" : value]])),
    );
  } catch (error) {
    const flags = WITH_FLAG.map(([, { flag }]) => `--${flag}`).join(", ");
    throw new ConfigurationError(`${(error as Error).message}. The flags are ${flags}; --help tells of them.`);
  }
}

function describeIssue(issue: z.core.$ZodIssue): string {
  const setting: Setting = SETTINGS[issue.path[0] as SettingName];
  const name = setting.flag ? `--${setting.flag} (or ${setting.variable})` : setting.variable;
  return `${name}: ${issue.message}`;
}

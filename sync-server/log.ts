import pino, { type DestinationStream, type Logger } from "pino";
import type { Configuration } from "./settings.ts";

/** Structured logs on standard error; standard output carries the one line that says where the server listens. */
export function createLog(level: Configuration["logLevel"], destination?: DestinationStream): Logger {
  const options = { level, base: { process: process.pid }, serializers: { err: describeError } };
  return pino(options, destination ?? pino.destination({ fd: 2, sync: true }));
}

/** An error of the database also holds the row at fault, with people's words in it: of that only names are told. */
export function describeError(error: unknown): object {
  if (!(error instanceof Error)) return { message: String(error) };
  const { code, table, constraint } = error as { code?: unknown; table?: unknown; constraint?: unknown };
  const cause = error.cause === undefined ? {} : { cause: describeError(error.cause) };
  return { type: error.name, message: error.message, stack: error.stack, code, table, constraint, ...cause };
}

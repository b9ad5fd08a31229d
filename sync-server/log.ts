import pino, { type DestinationStream, type Logger } from "pino";
import type { Configuration } from "./configuration.ts";

/** Structured logs on standard error; standard output carries the one line that says where the server listens. */
export function createLog(level: Configuration["logLevel"], destination?: DestinationStream): Logger {
  return pino({ level, base: { process: process.pid } }, destination ?? pino.destination({ fd: 2, sync: true }));
}

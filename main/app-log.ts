// The log of main: a file that people can send, so it names events, versions and hosts, and no word of a ticket, no
// address of a page, no secret. Nothing of the renderer's is written to it.

import { join } from "node:path";
import electronLog from "electron-log/node";

export type AppLog = Record<"info" | "warn" | "error", (line: string) => void>;

/** Then the file becomes `main.old.log`, in the place of the former one. */
const LARGEST_BYTES = 2 * 1024 * 1024;

export function appLogFile(folder: string): string {
  return join(folder, "main.log");
}

export function createAppLog(folder: string): AppLog {
  const log = electronLog.create({ logId: folder });
  log.transports.console.level = false;
  log.transports.file.level = "info";
  log.transports.file.maxSize = LARGEST_BYTES;
  log.transports.file.resolvePathFn = () => appLogFile(folder);
  log.transports.file.format = "{iso} {level} {text}";
  return { info: (line) => log.info(line), warn: (line) => log.warn(line), error: (line) => log.error(line) };
}

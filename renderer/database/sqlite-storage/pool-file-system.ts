/// <reference path="./access-handle-pool.d.ts" />
// The files of one store in the browser's private file system, for SQLite. What the library's own does not do is done
// here: a full disk is an error of SQLite's, after which it rolls back, and not an exception in the middle of its work.

import { SQLITE_FULL, SQLITE_IOERR } from "@journeyapps/wa-sqlite";
import { AccessHandlePoolVFS } from "@journeyapps/wa-sqlite/src/examples/AccessHandlePoolVFS.js";

export class PoolFileSystem extends AccessHandlePoolVFS {
  override jWrite(file: number, bytes: Uint8Array, offset: number): number {
    return orFailure(() => super.jWrite(file, bytes, offset));
  }

  override jTruncate(file: number, size: number): number {
    return orFailure(() => super.jTruncate(file, size));
  }

  override jSync(file: number, flags: number): number {
    return orFailure(() => super.jSync(file, flags));
  }
}

function orFailure(work: () => number): number {
  try {
    return work();
  } catch (error) {
    return error instanceof DOMException && error.name === "QuotaExceededError" ? SQLITE_FULL : SQLITE_IOERR;
  }
}

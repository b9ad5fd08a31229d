// Where the embedded Postgres keeps its files: in the data folder. Where the server runs as root, Postgres runs under an
// account of its own, which may not be let into the data folder (below /root, say). The files then go where it can, and
// a note in the data folder says where that is.

import { randomBytes } from "node:crypto";
import { chmod, mkdir, readFile, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { type Account, canReach, SHARED_FOLDER } from "./postgres-account.ts";
import type { PostgresBinaries } from "./postgres-binaries.ts";

export interface Cluster {
  folder: string;
  binaries: PostgresBinaries;
  /** The account to run as, null for our own. */
  account: Account | null;
}

export const PASSWORD_FILE = "holdfast-password";
export const SETTINGS_FILE = "holdfast.conf";
export const LOG_FILE = "server.log";

const NOTE = "postgres-is-in";

/** The folder of the cluster, which may not be there yet. @throws Error where there is none that Postgres can reach. */
export async function chooseClusterFolder(dataFolder: string, account: Account | null): Promise<string> {
  const noted = await findNoted(dataFolder);
  if (noted) return noted;
  if (!account || (await canReach(account, dataFolder))) return join(dataFolder, "postgres");
  return takeElsewhere(dataFolder);
}

async function takeElsewhere(dataFolder: string): Promise<string> {
  const folder = join(SHARED_FOLDER, `${basename(dataFolder).replace(/^\.+/, "")}-${randomBytes(4).toString("hex")}`);
  try {
    await mkdir(SHARED_FOLDER, { recursive: true });
    await chmod(SHARED_FOLDER, 0o755);
    // Whoever writes the note first has chosen for all.
    await writeFile(join(dataFolder, NOTE), `${folder}\n`, { flag: "wx" });
    return folder;
  } catch (error) {
    const noted = await findNoted(dataFolder);
    if (noted) return noted;
    throw new Error(
      `The account that Postgres runs as can't enter ${dataFolder}, and ${SHARED_FOLDER} can't be used instead. Choose a ` +
        "data folder whose parents everybody may enter with --data, or set DATABASE_URL.",
      { cause: error },
    );
  }
}

async function findNoted(dataFolder: string): Promise<string | null> {
  const note = await readFile(join(dataFolder, NOTE), "utf8").catch(() => "");
  return note.trim() || null;
}

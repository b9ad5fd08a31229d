// Postgres refuses to run as root. Where the server does, Postgres runs as the system's `postgres` account.

import { execFile } from "node:child_process";
import { promisify } from "node:util";

const run = promisify(execFile);

/** Where root puts what that account must reach, when it can't enter the place where it would belong. */
export const SHARED_FOLDER = "/var/lib/holdfast";

export interface Account {
  uid: number;
  gid: number;
}

/** The account to run Postgres as: null for our own, which is right everywhere but for root. @throws Error where none can be had. */
export async function findPostgresAccount(): Promise<Account | null> {
  if (process.getuid?.() !== 0) return null;
  return (await lookUpAccount()) ?? (await makeAccount());
}

/** Whether this account can read and enter a path, through every folder above it. */
export async function canReach(account: Account, path: string): Promise<boolean> {
  const script = 'test -r "$1" && test -x "$1"';
  return run("/bin/sh", ["-c", script, "sh", path], { ...account, cwd: "/" }).then(
    () => true,
    () => false,
  );
}

async function makeAccount(): Promise<Account> {
  await run("useradd", ["--system", "--user-group", "--no-create-home", "--shell", "/bin/false", "postgres"]).catch(
    () => undefined,
  );
  const account = await lookUpAccount();
  if (account) return account;
  throw new Error(
    "Postgres can't run as root, and no account `postgres` could be made for it. Start the server as another user, or set DATABASE_URL.",
  );
}

async function lookUpAccount(): Promise<Account | null> {
  try {
    const [uid, gid] = await Promise.all(["-u", "-g"].map((flag) => run("id", [flag, "postgres"])));
    return { uid: Number(uid?.stdout), gid: Number(gid?.stdout) };
  } catch {
    return null;
  }
}

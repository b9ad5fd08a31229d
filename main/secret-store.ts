// Secrets as files of their own, sealed with the key that the operating system's key store holds. Where there is none
// (a Linux desktop without a key ring) they lie in the clear for this user alone, and `describe` says so. What was sealed is
// never taken for missing: with another key, or none, it is told apart, so that nothing is written over it. What lies in the
// clear is sealed as soon as the key store is there.

import { readdir, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import type { DesktopDescription } from "#protocol/desktop/desktop-bridge.ts";
import type { ElectronParts } from "./electron-parts.ts";
import { writeFileAtomically } from "./write-atomically.ts";

export interface SecretStore {
  describe(): Promise<Pick<DesktopDescription, "secretProtection" | "sealedSecrets">>;
  /** Null where there is none. @throws where there is one that can't be opened. */
  find(name: string): Promise<string | null>;
  /** @throws where it would lie in the clear in the place of what was sealed. */
  keep(name: string, value: string): Promise<void>;
  forget(name: string): Promise<void>;
}

export type SafeStorage = Pick<
  ElectronParts["safeStorage"],
  "isAsyncEncryptionAvailable" | "encryptStringAsync" | "decryptStringAsync" | "getSelectedStorageBackend"
>;

const secretFileSchema = z.object({ isSealed: z.boolean(), data: z.base64() });
type SecretFile = z.infer<typeof secretFileSchema>;

export function secretStore(safeStorage: SafeStorage, folder: string, platform: NodeJS.Platform): SecretStore {
  const fileOf = (name: string) => join(folder, `${name}.json`);
  const inTurn = createQueue();

  async function keep(name: string, value: string): Promise<void> {
    const isSealed = await safeStorage.isAsyncEncryptionAvailable();
    if (!isSealed && (await protectionOf(name)) === "sealed") {
      throw new Error(
        "This computer's key store does not answer. Unlock it and start Holdfast again: nothing was changed.",
      );
    }
    const bytes = isSealed ? await safeStorage.encryptStringAsync(value) : Buffer.from(value, "utf8");
    await write(fileOf(name), { isSealed, data: bytes.toString("base64") });
  }

  async function open(name: string, { isSealed, data }: SecretFile): Promise<string> {
    const bytes = Buffer.from(data, "base64");
    if (!isSealed) {
      const value = bytes.toString("utf8");
      if (await safeStorage.isAsyncEncryptionAvailable()) await sealAnew(name, value);
      return value;
    }
    const { result, shouldReEncrypt } = await safeStorage.decryptStringAsync(bytes);
    if (shouldReEncrypt) await sealAnew(name, result);
    return result;
  }

  /** What could be read is of use also where it can't be written just now; then the next time seals it. */
  async function sealAnew(name: string, value: string): Promise<void> {
    await keep(name, value).catch(() => undefined);
  }

  async function find(name: string): Promise<string | null> {
    const content = await readFile(fileOf(name), "utf8").catch(nullIfMissing);
    if (content === null) return null;
    try {
      return await open(name, secretFileSchema.parse(JSON.parse(content)));
    } catch {
      throw new Error("This computer's key store does not open what was kept with it.");
    }
  }

  async function opens(name: string): Promise<boolean> {
    return find(name).then(
      () => true,
      () => false,
    );
  }

  /** A file that is broken may have been sealed, and counts as such. */
  async function protectionOf(name: string): Promise<"none" | "plain" | "sealed"> {
    const content = await readFile(fileOf(name), "utf8").catch(nullIfMissing);
    if (content === null) return "none";
    try {
      return secretFileSchema.parse(JSON.parse(content)).isSealed ? "sealed" : "plain";
    } catch {
      return "sealed";
    }
  }

  async function protection(names: readonly string[]): Promise<DesktopDescription["secretProtection"]> {
    if (!(await safeStorage.isAsyncEncryptionAvailable())) return "basic";
    if ((await Promise.all(names.map(protectionOf))).includes("plain")) return "basic";
    const hasKeyStore = platform !== "linux" || !KEYLESS.has(safeStorage.getSelectedStorageBackend());
    return hasKeyStore ? "system" : "basic";
  }

  async function describe(): ReturnType<SecretStore["describe"]> {
    const names = await namesIn(folder);
    const opened = await Promise.all(names.map(opens));
    return { secretProtection: await protection(names), sealedSecrets: names.filter((_name, at) => !opened[at]) };
  }

  return {
    keep: (name, value) => inTurn(() => keep(name, value)),
    find: (name) => inTurn(() => find(name)),
    describe: () => inTurn(describe),
    forget: (name) => inTurn(() => rm(fileOf(name), { force: true })),
  };
}

/** One after the other: finding may seal anew, and must not put back what is being replaced meanwhile. */
function createQueue(): <T>(work: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const result = last.then(work, work);
    last = result;
    return result;
  };
}

async function namesIn(folder: string): Promise<string[]> {
  const files = (await readdir(folder).catch(nullIfMissing)) ?? [];
  return files.flatMap((file) => (file.endsWith(".json") ? [file.slice(0, -".json".length)] : [])).sort();
}

function nullIfMissing(fault: NodeJS.ErrnoException): null {
  if (fault.code === "ENOENT") return null;
  throw fault;
}

/** With these the key itself is known to everybody: sealing hides nothing. */
const KEYLESS: ReadonlySet<string> = new Set(["basic_text", "unknown"]);

function write(file: string, content: SecretFile): Promise<void> {
  return writeFileAtomically(file, JSON.stringify(content));
}

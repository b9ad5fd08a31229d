// Secrets as files of their own, sealed with the key that the operating system's key store holds. Where there is none
// (a Linux desktop without a key ring) they lie in the clear for this user alone, and `describe` says so. What was sealed is
// never taken for missing: with another key, or none, it is told apart, so that nothing is written over it.

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

  async function keep(name: string, value: string): Promise<void> {
    const isSealed = await safeStorage.isAsyncEncryptionAvailable();
    const bytes = isSealed ? await safeStorage.encryptStringAsync(value) : Buffer.from(value, "utf8");
    await write(fileOf(name), { isSealed, data: bytes.toString("base64") });
  }

  async function open(name: string, { isSealed, data }: SecretFile): Promise<string> {
    const bytes = Buffer.from(data, "base64");
    if (!isSealed) return bytes.toString("utf8");
    const { result, shouldReEncrypt } = await safeStorage.decryptStringAsync(bytes);
    if (shouldReEncrypt) await keep(name, result);
    return result;
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

  async function isSealed(name: string): Promise<boolean> {
    return find(name).then(
      () => false,
      () => true,
    );
  }

  async function protection(): Promise<DesktopDescription["secretProtection"]> {
    if (!(await safeStorage.isAsyncEncryptionAvailable())) return "basic";
    const hasKeyStore = platform !== "linux" || !KEYLESS.has(safeStorage.getSelectedStorageBackend());
    return hasKeyStore ? "system" : "basic";
  }

  return {
    keep,
    find,
    async describe() {
      const names = await namesIn(folder);
      const sealed = await Promise.all(names.map(isSealed));
      return { secretProtection: await protection(), sealedSecrets: names.filter((_name, at) => sealed[at]) };
    },
    forget: (name) => rm(fileOf(name), { force: true }),
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

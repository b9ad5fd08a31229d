// Secrets as files of their own, sealed with the key that the operating system's key store holds. Where there is none
// (a Linux desktop without a key ring) they lie in the clear for this user alone, and `protection` says so.

import { readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import type { DesktopDescription } from "#protocol/desktop/desktop-bridge.ts";
import type { ElectronParts } from "./electron-parts.ts";
import { writeFileAtomically } from "./write-atomically.ts";

export interface SecretStore {
  protection(): Promise<DesktopDescription["secretProtection"]>;
  /** Null where there is none, or where it can't be read any more. */
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

  return {
    keep,
    async protection() {
      if (!(await safeStorage.isAsyncEncryptionAvailable())) return "basic";
      const hasKeyStore = platform !== "linux" || !KEYLESS.has(safeStorage.getSelectedStorageBackend());
      return hasKeyStore ? "system" : "basic";
    },
    async find(name) {
      try {
        return await open(name, secretFileSchema.parse(JSON.parse(await readFile(fileOf(name), "utf8"))));
      } catch {
        return null;
      }
    },
    forget: (name) => rm(fileOf(name), { force: true }),
  };
}

/** With these the key itself is known to everybody: sealing hides nothing. */
const KEYLESS: ReadonlySet<string> = new Set(["basic_text", "unknown"]);

function write(file: string, content: SecretFile): Promise<void> {
  return writeFileAtomically(file, JSON.stringify(content));
}

import type { SecretKeeper } from "#renderer/sync/session-record.ts";

/** What the operating system's key store would keep, for one device and all its windows. */
export function secretsInMemory(): SecretKeeper & { secrets: Map<string, string> } {
  const secrets = new Map<string, string>();
  return {
    secrets,
    findSecret: async (name) => secrets.get(name) ?? null,
    keepSecret: async (name, value) => void secrets.set(name, value),
    forgetSecret: async (name) => void secrets.delete(name),
  };
}

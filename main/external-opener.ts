import { externalUrlSchema } from "#protocol/desktop/desktop-bridge.ts";
import type { ElectronParts } from "./electron-parts.ts";

/** @throws where the address is not https, http or mailto: anything else could start a program. */
export type OpenExternal = (url: string) => Promise<void>;

export function externalOpener(shell: Pick<ElectronParts["shell"], "openExternal">): OpenExternal {
  return async (url) => shell.openExternal(externalUrlSchema.parse(url));
}

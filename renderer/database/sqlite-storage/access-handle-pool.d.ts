// The library ships no types for this file of its.
declare module "@journeyapps/wa-sqlite/src/examples/AccessHandlePoolVFS.js" {
  import { Base } from "@journeyapps/wa-sqlite/src/VFS.js";
  export class AccessHandlePoolVFS extends Base {
    constructor(name: string, module: object);
    override isReady(): Promise<boolean>;
    override close(): Promise<void>;
    jWrite(file: number, bytes: Uint8Array, offset: number): number;
    jTruncate(file: number, size: number): number;
    jSync(file: number, flags: number): number;
  }
}

// The library ships no types for this file of its.
declare module "@journeyapps/wa-sqlite/src/examples/IDBBatchAtomicVFS.js" {
  import { Base } from "@journeyapps/wa-sqlite/src/VFS.js";
  export class IDBBatchAtomicVFS extends Base {
    constructor(name: string, module: object, options: { lockPolicy: "exclusive" });
    override isReady(): Promise<boolean>;
    override close(): void;
  }
}

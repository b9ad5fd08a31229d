// What is used of the file system in memory that comes with wa-sqlite, which ships no types of it.

declare module "@journeyapps/wa-sqlite/src/examples/MemoryVFS.js" {
  interface MemoryFile {
    pathname: string;
    flags: number;
    size: number;
    data: ArrayBuffer;
  }
  export class MemoryVFS implements SQLiteVFS {
    constructor(name: string, module: object);
    name: string;
    mapNameToFile: Map<string, MemoryFile>;
    mapIdToFile: Map<number, MemoryFile>;
    isReady(): Promise<boolean>;
    close(): void;
    jWrite(file: number, bytes: Uint8Array, offset: number): number;
    jTruncate(file: number, size: number): number;
    jSync(file: number, flags: number): number;
  }
}

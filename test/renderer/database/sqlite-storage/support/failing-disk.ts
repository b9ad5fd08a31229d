// A disk in memory whose power fails: what was synced is on it, and of what was written since only some, in no order.

import { SQLITE_FULL } from "@journeyapps/wa-sqlite";
import { MemoryVFS as LibraryVFS } from "@journeyapps/wa-sqlite/src/examples/MemoryVFS.js";

interface MemoryFile {
  pathname: string;
  flags: number;
  size: number;
  data: ArrayBuffer;
}

/** What is used of the library's file system in memory: its types tell of another version of it. */
interface MemoryFiles extends SQLiteVFS {
  mapNameToFile: Map<string, MemoryFile>;
  mapIdToFile: Map<number, MemoryFile>;
  isReady(): Promise<boolean>;
  jWrite(file: number, bytes: Uint8Array, offset: number): number;
  jTruncate(file: number, size: number): number;
  jSync(file: number, flags: number): number;
}
const MemoryVFS = LibraryVFS as unknown as new (name: string, module: object) => MemoryFiles;

type Change = { type: "write"; offset: number; bytes: Uint8Array } | { type: "truncate"; size: number };

interface Disk {
  synced: Uint8Array;
  since: Change[];
}

/** By the paths of its files. */
export type Images = ReadonlyMap<string, Uint8Array>;

export class FailingDisk extends MemoryVFS {
  readonly #disks = new Map<string, Disk>();
  /** Files for which there is no room any more. */
  isFull: (pathname: string) => boolean = () => false;

  /** @param images what an earlier failure left. */
  static async start(name: string, module: object, images: Images): Promise<FailingDisk> {
    const disk = new FailingDisk(name, module);
    await disk.isReady();
    for (const [pathname, bytes] of images) {
      disk.mapNameToFile.set(pathname, { pathname, flags: 0, size: bytes.length, data: bytes.slice().buffer });
      disk.#disks.set(pathname, { synced: bytes, since: [] });
    }
    return disk;
  }

  override jWrite(file: number, bytes: Uint8Array, offset: number): number {
    if (this.isFull(this.mapIdToFile.get(file)?.pathname ?? "")) return SQLITE_FULL;
    this.#diskOf(file).since.push({ type: "write", offset, bytes: bytes.slice() });
    return super.jWrite(file, bytes, offset);
  }

  override jTruncate(file: number, size: number): number {
    this.#diskOf(file).since.push({ type: "truncate", size });
    return super.jTruncate(file, size);
  }

  override jSync(file: number, _flags: number): number {
    const disk = this.#diskOf(file);
    disk.synced = withChanges(disk.synced, disk.since);
    disk.since = [];
    return 0;
  }

  /** What is on the disk when it has power again. */
  fail(random: () => number): Images {
    const kept = ({ synced, since }: Disk) =>
      withChanges(
        synced,
        since.filter(() => random() < 0.5),
      );
    const standing = [...this.#disks].filter(([pathname]) => this.mapNameToFile.has(pathname));
    return new Map(standing.map(([pathname, disk]) => [pathname, kept(disk)]));
  }

  #diskOf(file: number): Disk {
    const pathname = this.mapIdToFile.get(file)?.pathname ?? "";
    const disk = this.#disks.get(pathname) ?? { synced: new Uint8Array(), since: [] };
    this.#disks.set(pathname, disk);
    return disk;
  }
}

/** The bytes of a file after these changes, in their order. */
function withChanges(before: Uint8Array, changes: readonly Change[]): Uint8Array {
  const ends = changes.map((change) => (change.type === "write" ? change.offset + change.bytes.length : 0));
  const bytes = new Uint8Array(Math.max(before.length, ...ends));
  bytes.set(before);
  let size = before.length;
  for (const change of changes) {
    if (change.type === "write") {
      bytes.set(change.bytes, change.offset);
      size = Math.max(size, change.offset + change.bytes.length);
    } else if (change.size < size) {
      bytes.fill(0, change.size, size);
      size = change.size;
    }
  }
  return bytes.slice(0, size);
}

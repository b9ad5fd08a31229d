// What the screens are told of the local store's faults.

export { isFullDisk } from "#renderer/database/sqlite-storage/full-disk.ts";

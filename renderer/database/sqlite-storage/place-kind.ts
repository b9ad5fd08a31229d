// Where a store of this browser lies: in private files, or where there are none in IndexedDB.

export type PlaceKind = "files" | "database";

/** A store that began in IndexedDB stays there, though the browser may have learned to keep files since. */
export async function findPlaceKind(databaseName: string): Promise<PlaceKind> {
  if ((await findDatabases(databaseName)).length > 0) return "database";
  return (await canKeepFiles()) ? "files" : "database";
}

/** The databases of IndexedDB that belong to a store: its files, and its key. */
export async function findDatabases(databaseName: string): Promise<string[]> {
  const found = await indexedDB.databases();
  return found.map(({ name = "" }) => name).filter((name) => name.startsWith(`${databaseName}-`));
}

/** Some windows, private ones say, have the functions but may not use them. */
async function canKeepFiles(): Promise<boolean> {
  if (typeof FileSystemFileHandle === "undefined" || !("createWritable" in FileSystemFileHandle.prototype))
    return false;
  try {
    await navigator.storage.getDirectory();
    return true;
  } catch {
    return false;
  }
}

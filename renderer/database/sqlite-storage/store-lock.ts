/** The name of the lock that is held by whoever has the files of a store open. */
export function storeLock(databaseName: string): string {
  return `store ${databaseName}`;
}

// The key of a store that lies in IndexedDB, in a database beside it.

const STORE = "key";
const ONLY = 1;

export async function findKeyInDatabase(databaseName: string): Promise<string | null> {
  const key = await within<string | undefined>(databaseName, "readonly", (keys) => keys.get(ONLY));
  return key ?? null;
}

/** Resolves once it is on the disk. */
export async function keepKeyInDatabase(databaseName: string, key: string): Promise<void> {
  await within<IDBValidKey>(databaseName, "readwrite", (keys) => keys.put(key, ONLY));
}

async function within<T>(
  databaseName: string,
  mode: IDBTransactionMode,
  work: (keys: IDBObjectStore) => IDBRequest<T>,
): Promise<T> {
  const database = await open(`${databaseName}-key`);
  try {
    return await new Promise((resolve, reject) => {
      const transaction = database.transaction(STORE, mode, { durability: "strict" });
      const request = work(transaction.objectStore(STORE));
      transaction.oncomplete = () => resolve(request.result);
      transaction.onabort = () => reject(transaction.error);
    });
  } finally {
    database.close();
  }
}

function open(name: string): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open(name, 1);
    opening.onupgradeneeded = () => opening.result.createObjectStore(STORE);
    opening.onsuccess = () => resolve(opening.result);
    opening.onerror = () => reject(opening.error);
  });
}

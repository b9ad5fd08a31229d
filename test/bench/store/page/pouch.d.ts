// What is used of PouchDB, which ships no types.

declare module "pouchdb-browser" {
  interface PouchDocument {
    _id: string;
    [field: string]: unknown;
  }
  interface Found {
    docs: unknown[];
  }
  class Pouch {
    static plugin(plugin: unknown): typeof Pouch;
    constructor(name: string, options: { adapter: string });
    createIndex(index: { index: { fields: readonly string[] } }): Promise<unknown>;
    find(query: object): Promise<Found>;
    get(id: string): Promise<{ _rev: string }>;
    put(document: PouchDocument): Promise<unknown>;
    bulkDocs(documents: readonly PouchDocument[]): Promise<unknown>;
    close(): Promise<void>;
  }
  export = Pouch;
}
declare module "pouchdb-find" {
  const plugin: unknown;
  export = plugin;
}
declare module "pouchdb-adapter-indexeddb" {
  const plugin: unknown;
  export = plugin;
}

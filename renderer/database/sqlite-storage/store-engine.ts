// What runs where the SQL runs: in a worker of the browser, or in this process for tests and for stores in memory. Every
// argument and every result can be cloned, so that a port may lie in between. One engine is one SQLite database: all
// collections of one RxDB database, and what is kept beside them.

import type { FilledMangoQuery, RxJsonSchema } from "rxdb";

/** Documents as the text of a JSON array: parsed once, by whoever uses them. */
export type DocumentsJson = string;
/** One of them. */
export type DocumentJson = string;

/** What RxDB keeps in one storage instance. `key` names it within the store: `collection-version`. */
export interface CollectionPlan {
  key: string;
  collection: string;
  primaryPath: string;
  // biome-ignore lint/suspicious/noExplicitAny: any schema; RxDB's types are generic in the document.
  schema: RxJsonSchema<any>;
}

/** Words to be found by full text, and what they belong to. */
export interface FullTextPlan {
  /** The collection's name, without a version. */
  collection: string;
  /** The field that names what is found: a message belongs to its ticket. */
  groupBy: string;
  /** The field that tells when it began, an instant as text or a number of milliseconds: later things are found first. */
  orderBy: string;
  /** The text fields that tell what it is about: what is found in them comes before what is found elsewhere. */
  head: readonly string[];
  /** Text fields that do so too, and that can be searched by themselves. */
  names: readonly string[];
  /** The other text fields. */
  body: readonly string[];
}

/** Numbers of documents kept by the values of these fields, so that counting by them reads no document. */
export interface TallyPlan {
  collection: string;
  fields: readonly string[];
}

/**
 * An index over these fields, in this order, besides those of the schema; any of them may be null. It ends with the primary
 * key, as the order of every query does; where that is named among the fields, what comes behind it is there to narrow by.
 */
export interface IndexPlan {
  collection: string;
  fields: readonly string[];
}

/** What an app asks of its store besides RxDB's own collections. */
export interface StorePlan {
  indexes: readonly IndexPlan[];
  /** The first of them has a document of everything that can be found. */
  fullText: readonly FullTextPlan[];
  tallies: readonly TallyPlan[];
  /**
   * Collections that hold what can't be got from elsewhere: a write of them waits for the disk, and they are saved from a
   * damaged file as far as they can be. When the machine falls, others may be as they were some writes ago, all together.
   */
  irreplaceable: readonly string[];
  /**
   * The schema version of every collection, by its name. A store that has a later one of any is a newer app's, and refused;
   * of windows with different ones, the newer get the store (shared-engine.ts).
   */
  versions: Readonly<Record<string, number>>;
}

/** How many documents were saved from a damaged file, and that all else is to be fetched anew. */
export interface Restoration {
  saved: number;
}

/** All terms and all conditions must be true of a group. */
export interface TextQuery {
  terms: readonly TextTerm[];
  where: readonly GroupCondition[];
  limit: number;
  /** The documents of what is found come along, so that nobody need ask for them. A store of an older build sends none. */
  withDocuments?: boolean;
}

export interface TextTerm {
  /** It is taken apart into words. */
  text: string;
  /** Each word begins one, anywhere in the group; or they stand in one text whole, and one behind the other. */
  as: "beginnings" | "phrase";
  /** Looked for among the names alone. */
  inNames: boolean;
  /** It must not be found. */
  isExcluded: boolean;
  /** Of a term of one word or phrase, or of none: any of these is as good. Without a text of its own one of them is sought. */
  or?: readonly PhraseWithin[];
}

/** Words that stand in a document of this collection, of which that field is true: whole, and one behind the other. */
export interface PhraseWithin {
  text: string;
  within: { collection: string; field: string };
}

/** That a document of the group, in this collection, fulfils a selector that SQL can decide; or that none does. */
export interface GroupCondition {
  collection: string;
  selector: Readonly<Record<string, unknown>>;
  isExcluded: boolean;
}

export interface TextHit {
  /** The value of `groupBy`. */
  group: string;
  /** A document of the group that holds one of the words; null where none are sought. */
  document: { collection: string; id: string } | null;
  /** Whether all words are in its head. */
  isInHead: boolean;
  /** Where they were asked for: null for one that is no more. */
  documents?: FoundDocuments;
}

export interface FoundDocuments {
  /** Of the first full-text collection, by the group's name. */
  group: DocumentJson | null;
  /** What `document` names, where it is another one. */
  found: DocumentJson | null;
}

/** A document to write, and what it was made from: what stands must be that, or it is a conflict. */
export interface WriteRow {
  /** The document as JSON: what is stored. */
  text: string;
  previous: { _rev: string; _deleted: boolean } | null;
}

export interface BulkWrite {
  key: string;
  rows: readonly WriteRow[];
  /** It may have been done already, for its answer was lost: what stands as it would be written is no conflict. */
  isRepeat: boolean;
}

/** What was not written, and what stands instead. */
export interface WriteConflict {
  documentId: string;
  standing: unknown;
}

export interface StoreEngine {
  openCollection(plan: CollectionPlan): Promise<void>;
  /**
   * In one transaction with the words and tallies. When it returns it outlives this process, and of irreplaceable collections
   * the fall of the machine. @throws where the disk is full.
   */
  bulkWrite(write: BulkWrite): Promise<WriteConflict[]>;
  findByIds(key: string, ids: readonly string[], withDeleted: boolean): Promise<DocumentsJson>;
  query(key: string, query: FilledMangoQuery<unknown>): Promise<DocumentsJson>;
  count(key: string, query: FilledMangoQuery<unknown>): Promise<number>;
  changedSince(
    key: string,
    limit: number,
    checkpoint: { id: string; lwt: number } | null,
  ): Promise<{ documents: DocumentsJson; checkpoint: { id: string; lwt: number } | null }>;
  /** Forgets documents that were deleted longer ago than this, in milliseconds. @returns whether nothing is left to do. */
  cleanup(key: string, minimumDeletedTime: number): Promise<boolean>;
  removeCollection(key: string): Promise<void>;
  /**
   * Takes all documents of these collections away, in one transaction with their words and tallies: when it returns the disk has
   * it. None of them is looked at; their room in the file is given back bit by bit. @returns one of the documents that
   * each had, by its key. @throws where one of them is irreplaceable.
   */
  emptyCollections(keys: readonly string[]): Promise<ReadonlyMap<string, DocumentJson>>;
  /** From the best on. @throws where a condition can't be decided by SQL. */
  findText(query: TextQuery): Promise<TextHit[]>;
  /** What is wrong with the file, as SQLite finds it; nothing where it is sound. */
  findDamage(): Promise<string[]>;
  /** After a damaged file was replaced, until whoever heard of it says that it may be forgotten; null otherwise. */
  findRestoration(): Promise<Restoration | null>;
  forgetRestoration(): Promise<void>;
  close(): Promise<void>;
}

export interface Edit {
  file: string;
  /** Every place where this stands is changed. */
  find: string;
  replace: string;
}

export interface Mutation {
  name: string;
  /** The rule that is broken: a test of that id must fail. */
  breaks: string;
  what: string;
  edits: readonly Edit[];
  /** The test files that must notice. */
  tests: readonly string[];
}

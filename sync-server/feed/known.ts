// What has been read of a snapshot already. The collections of a pull stand mostly at the same place, and what came into
// sight or left it is the same for all of them: it is asked for once.

export interface Known {
  /** The same question is asked once; its answer must not be changed. */
  once<T>(question: string, ask: () => Promise<T>): Promise<T>;
}

export function createKnown(): Known {
  const answers = new Map<string, Promise<unknown>>();
  return {
    once<T>(question: string, ask: () => Promise<T>) {
      const answer = answers.get(question) ?? ask();
      answers.set(question, answer);
      return answer as Promise<T>;
    },
  };
}

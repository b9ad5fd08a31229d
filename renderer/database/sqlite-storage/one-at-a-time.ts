export type InTurn = <T>(work: () => Promise<T>) => Promise<T>;

/** Lines work up: each begins when what came before has ended, however it ended. */
export function oneAtATime(): InTurn {
  let tail: Promise<unknown> = Promise.resolve();
  return (work) => {
    const mine = tail.then(work);
    tail = mine.catch(() => undefined);
    return mine;
  };
}

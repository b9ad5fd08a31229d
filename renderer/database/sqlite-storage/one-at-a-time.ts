/** Lines work up: each begins when what came before has ended, however it ended. */
export function oneAtATime(): <T>(work: () => Promise<T>) => Promise<T> {
  let tail: Promise<unknown> = Promise.resolve();
  return (work) => {
    const mine = tail.then(work);
    tail = mine.catch(() => undefined);
    return mine;
  };
}

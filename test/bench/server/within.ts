/** @throws Error with those words where it takes longer. */
export function within<T>(milliseconds: number, work: Promise<T>, words: string): Promise<T> {
  return new Promise((resolve, reject) => {
    const impatience = setTimeout(() => reject(new Error(words)), milliseconds);
    work.then(resolve, reject).finally(() => clearTimeout(impatience));
  });
}

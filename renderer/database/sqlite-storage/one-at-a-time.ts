export type InTurn = <T>(work: () => Promise<T>) => Promise<T>;

type Work = () => Promise<void>;

export interface Turns {
  /** After all that was lined up before. */
  inTurn: InTurn;
  /** Before all that waits in turn, behind what was also let go ahead. */
  ahead: InTurn;
}

/**
 * Lines work up: each begins when what is under way has ended, however it ended. What goes ahead must not need what it passes:
 * whoever waits for an answer before asking on never notices.
 */
export function oneAtATime(): Turns {
  const pressing: Work[] = [];
  const waiting: Work[] = [];
  let isWorking = false;

  async function workOff(): Promise<void> {
    if (isWorking) return;
    isWorking = true;
    // Whoever lines work up has gone on by the time that it begins.
    await Promise.resolve();
    for (let next = take(); next; next = take()) await next();
    isWorking = false;
  }

  function take() {
    return pressing.shift() ?? waiting.shift();
  }

  const lineUp =
    (line: Work[]): InTurn =>
    (work) =>
      new Promise((resolve, reject) => {
        line.push(async () => {
          try {
            resolve(await work());
          } catch (error) {
            reject(error);
          }
        });
        void workOff();
      });
  return { inTurn: lineUp(waiting), ahead: lineUp(pressing) };
}

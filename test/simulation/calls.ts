// Questions and answers between the coordinator and its threads and processes, by number.

export interface Calls {
  /** @throws Error with what went wrong there, or that the other side has ended. */
  call(name: string, args: readonly unknown[]): Promise<unknown>;
  take(answer: { id: number; value: unknown } | { id: number; error: string }): void;
  /** The other side is gone: nobody waits for it any longer. */
  end(why: string): void;
}

export function createCalls(send: (message: { id: number; name: string; args: readonly unknown[] }) => void): Calls {
  const waiting = new Map<number, { resolve: (value: unknown) => void; reject: (fault: Error) => void }>();
  let last = 0;
  return {
    call: (name, args) =>
      new Promise((resolve, reject) => {
        last += 1;
        waiting.set(last, { resolve, reject });
        send({ id: last, name, args });
      }),
    take(answer) {
      const asked = waiting.get(answer.id);
      waiting.delete(answer.id);
      if ("error" in answer) asked?.reject(new Error(answer.error));
      else asked?.resolve(answer.value);
    },
    end(why) {
      for (const { reject } of waiting.values()) reject(new Error(why));
      waiting.clear();
    },
  };
}

/** Commands as functions, each of which asks the other side. */
export function commandsOver<Commands extends object>(calls: Calls): Commands {
  return new Proxy({} as Commands, {
    get: (_target, name) => (name === "then" ? undefined : (...args: unknown[]) => calls.call(String(name), args)),
  });
}

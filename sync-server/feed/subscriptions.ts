/** Called with nothing: that there is news is all there is to know. It must not throw. */
export type OnNews = () => void;

/** Who in this process waits for news of which audience. */
export interface Subscriptions {
  add(audiences: readonly string[], onNews: OnNews): () => void;
  wake(audiences: readonly string[]): void;
  wakeAll(): void;
}

export function createSubscriptions(): Subscriptions {
  const byAudience = new Map<string, Set<OnNews>>();

  function remove(audience: string, onNews: OnNews): void {
    const waiting = byAudience.get(audience);
    waiting?.delete(onNews);
    if (waiting?.size === 0) byAudience.delete(audience);
  }

  function wake(audiences: Iterable<string>): void {
    // Somebody who is of two of the audiences is woken once.
    const concerned = new Set<OnNews>();
    for (const audience of audiences) for (const onNews of byAudience.get(audience) ?? []) concerned.add(onNews);
    for (const onNews of concerned) onNews();
  }

  return {
    add(audiences, onNews) {
      for (const audience of audiences) byAudience.set(audience, (byAudience.get(audience) ?? new Set()).add(onNews));
      return () => {
        for (const audience of audiences) remove(audience, onNews);
      };
    },
    wake,
    wakeAll: () => wake([...byAudience.keys()]),
  };
}

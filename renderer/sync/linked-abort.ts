/** A part of some work that ends with the whole, and can be ended by itself. */
export interface LinkedAbort {
  readonly signal: AbortSignal;
  abort(reason: unknown): void;
  /** The part is over: the whole holds on to it no longer. */
  release(): void;
}

/**
 * Stands in for AbortSignal.any and AbortSignal.timeout, whose signals Node 20 may collect as garbage while a request
 * still waits for them: it would then neither be aborted nor time out.
 */
export function linkedAbort(whole: AbortSignal | undefined): LinkedAbort {
  const part = new AbortController();
  const follow = () => part.abort(whole?.reason);
  if (whole?.aborted) follow();
  whole?.addEventListener("abort", follow, { once: true });
  return {
    signal: part.signal,
    abort: (reason) => part.abort(reason),
    release: () => whole?.removeEventListener("abort", follow),
  };
}

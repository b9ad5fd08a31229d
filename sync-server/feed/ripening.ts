/** News that must wait until the transaction that made them lies below the horizon, by audience. */
export interface Ripening {
  add(audiences: readonly string[], version: bigint): void;
  /** The audiences for whom something can be pulled now. */
  takeBelow(horizon: bigint): string[];
  isEmpty(): boolean;
}

export function createRipening(): Ripening {
  // The first and the last version that an audience waits for. The first counts, or a busy desk's audience, for whom
  // something newer comes all the time, would never be woken.
  const waiting = new Map<string, { first: bigint; last: bigint }>();

  function keep(audience: string, version: bigint): void {
    const known = waiting.get(audience) ?? { first: version, last: version };
    waiting.set(audience, {
      first: version < known.first ? version : known.first,
      last: version > known.last ? version : known.last,
    });
  }

  return {
    add(audiences, version) {
      for (const audience of audiences) keep(audience, version);
    },
    takeBelow(horizon) {
      const ripe = [...waiting].filter(([, { first }]) => first < horizon);
      for (const [audience, { last }] of ripe) {
        if (last < horizon) waiting.delete(audience);
        else waiting.set(audience, { first: last, last });
      }
      return ripe.map(([audience]) => audience);
    },
    isEmpty: () => waiting.size === 0,
  };
}

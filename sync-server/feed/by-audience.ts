/** Who in this process belongs to which audience: whoever waits for its news. */
export interface ByAudience<Member> {
  /** @returns what removes it again. */
  add(audiences: readonly string[], member: Member): () => void;
  /** Somebody who is of several of the audiences is there once. */
  membersOf(audiences: Iterable<string>): Set<Member>;
  all(): Set<Member>;
}

export function createByAudience<Member>(): ByAudience<Member> {
  const byAudience = new Map<string, Set<Member>>();

  function remove(audience: string, member: Member): void {
    const members = byAudience.get(audience);
    members?.delete(member);
    if (members?.size === 0) byAudience.delete(audience);
  }

  function membersOf(audiences: Iterable<string>): Set<Member> {
    const found = new Set<Member>();
    for (const audience of audiences) for (const member of byAudience.get(audience) ?? []) found.add(member);
    return found;
  }

  return {
    add(audiences, member) {
      for (const audience of audiences) byAudience.set(audience, (byAudience.get(audience) ?? new Set()).add(member));
      return () => {
        for (const audience of audiences) remove(audience, member);
      };
    },
    membersOf,
    all: () => membersOf(byAudience.keys()),
  };
}

import { useMemo, useState } from "react";

/** What of a ticket can be unfolded: the choices for its values, its details in a drawer, the form to correct it. */
const NAMES = ["status", "priority", "assignee", "drawer", "form"] as const;
type Name = (typeof NAMES)[number];

interface Unfolding {
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

/** Which of it is, by pointer or by key: one at a time, and nothing any more once another ticket is on the screen. */
export type OpenControl = Readonly<Record<Name, Unfolding>> & { unfold: (name: Name) => void };

export function useOpenControl(ticketId: string): OpenControl {
  const [latest, setLatest] = useState<{ ticketId: string; name: Name } | null>(null);
  const current = latest?.ticketId === ticketId ? latest.name : null;
  return useMemo(() => {
    const unfold = (name: Name) => setLatest({ ticketId, name });
    const unfoldings = NAMES.map((name): [Name, Unfolding] => [
      name,
      { open: current === name, onOpenChange: (open) => (open ? unfold(name) : setLatest(null)) },
    ]);
    return { ...(Object.fromEntries(unfoldings) as Record<Name, Unfolding>), unfold };
  }, [ticketId, current]);
}

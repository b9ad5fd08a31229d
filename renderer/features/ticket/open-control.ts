import { useMemo, useState } from "react";

/** What of a ticket can be unfolded: the choices for its values, its details in a drawer, the form to correct it. */
type Name = "status" | "priority" | "assignee" | "drawer" | "form";

interface Unfolding {
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

/** Which of it is, by pointer or by key: one at a time, and nothing any more once another ticket is on the screen. */
export type OpenControl = Readonly<Record<Name, Unfolding>> & { unfold: (name: Name) => void };

export function useOpenControl(ticketId: string): OpenControl {
  const [latest, setLatest] = useState<{ ticketId: string; name: Name } | null>(null);
  if (latest && latest.ticketId !== ticketId) setLatest(null);
  const current = latest?.ticketId === ticketId ? latest.name : null;
  return useMemo(() => {
    const unfold = (name: Name) => setLatest({ ticketId, name });
    const unfoldingOf = (name: Name): Unfolding => ({
      open: current === name,
      onOpenChange: (open) => (open ? unfold(name) : setLatest(null)),
    });
    return {
      status: unfoldingOf("status"),
      priority: unfoldingOf("priority"),
      assignee: unfoldingOf("assignee"),
      drawer: unfoldingOf("drawer"),
      form: unfoldingOf("form"),
      unfold,
    };
  }, [ticketId, current]);
}

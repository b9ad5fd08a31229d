import { useMemo } from "react";
import { useStable } from "#renderer/ui/use-stable.ts";
import { useStateOf } from "#renderer/ui/use-state-of.ts";

/** What of a ticket can be unfolded: the choices for its values, its details in a drawer, the form to correct it. */
const NAMES = ["status", "priority", "assignee", "department", "drawer", "form"] as const;
type Name = (typeof NAMES)[number];

interface Unfolding {
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

/**
 * Which of it is, by pointer or by key: one at a time, and nothing any more once another ticket is on the screen. Its functions
 * stay the same, so that what is folded is not rendered anew with another ticket.
 */
export type OpenControl = Readonly<Record<Name, Unfolding>> & { unfold: (name: Name) => void };

export function useOpenControl(ticketId: string): OpenControl {
  const [current, setCurrent] = useStateOf<Name>(ticketId);
  const unfold = useStable(setCurrent);
  const changes = useMemo(() => toRecord((name) => (open: boolean) => unfold(open ? name : null)), [unfold]);
  return useMemo(
    () => ({ ...toRecord((name) => ({ open: current === name, onOpenChange: changes[name] })), unfold }),
    [current, changes, unfold],
  );
}

function toRecord<T>(toValue: (name: Name) => T): Record<Name, T> {
  return Object.fromEntries(NAMES.map((name) => [name, toValue(name)])) as Record<Name, T>;
}

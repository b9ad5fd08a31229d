import { useState } from "react";

export type ControlName = "status" | "priority" | "assignee";

/** Which of the choices of a ticket is unfolded: one at a time, by pointer or by key. */
export interface OpenControl {
  of: (name: ControlName) => { open: boolean; onOpenChange: (open: boolean) => void };
  unfold: (name: ControlName) => void;
}

export function useOpenControl(): OpenControl {
  const [current, setCurrent] = useState<ControlName | null>(null);
  return {
    of: (name) => ({ open: current === name, onOpenChange: (open) => setCurrent(open ? name : null) }),
    unfold: setCurrent,
  };
}

import { useState } from "react";
import type { StaffRoster } from "./use-staff.ts";

export interface StaffCall {
  /** Asks the server, one thing at a time. @returns null where it said no, or did not answer: `fault` then tells. */
  call<T>(ask: () => Promise<T>): Promise<T | null>;
  isBusy: boolean;
  fault: unknown;
}

export function useStaffCall({ refresh }: Pick<StaffRoster, "refresh">): StaffCall {
  const [isBusy, setIsBusy] = useState(false);
  const [fault, setFault] = useState<unknown>(null);
  return {
    isBusy,
    fault,
    async call(ask) {
      if (isBusy) return null;
      setIsBusy(true);
      setFault(null);
      try {
        return await ask();
      } catch (reason) {
        setFault(reason);
        refresh();
        return null;
      } finally {
        setIsBusy(false);
      }
    },
  };
}

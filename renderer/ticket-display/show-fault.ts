import { showNotice } from "#renderer/ui/toast.tsx";
import { toFaultText } from "./fault-words.ts";

/** Tells that something could not be done, and why. */
export function showFault(title: string, fault: unknown): void {
  showNotice({ title, detail: toFaultText(fault), tone: "danger" });
}

import { showNotice } from "#renderer/ui/toast.tsx";

/** Tells that something could not be done, and why. A refusal's message is a whole sentence for the author already. */
export function showFault(title: string, fault: unknown): void {
  showNotice({ title, detail: fault instanceof Error ? fault.message : String(fault), tone: "danger" });
}

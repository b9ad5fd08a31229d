import { showNotice } from "#renderer/ui/toast.tsx";
import { showFault } from "./show-fault.ts";

export async function copyWords(words: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(words);
    showNotice({ title: "Copied", tone: "success" });
  } catch (fault) {
    showFault("The words could not be copied", fault);
  }
}

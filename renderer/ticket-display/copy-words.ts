import { t } from "#renderer/texts/texts.ts";
import { showNotice } from "#renderer/ui/toast.tsx";
import { showFault } from "./show-fault.ts";

export async function copyWords(words: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(words);
    showNotice({ title: t("actions.copied"), tone: "success" });
  } catch (fault) {
    showFault(t("display.copy.failed"), fault);
  }
}

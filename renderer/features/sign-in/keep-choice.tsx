import { useRemembered } from "#renderer/desktop/remembered.ts";
import { useDesktop } from "#renderer/desktop/use-desktop.tsx";
import { t } from "#renderer/texts/texts.ts";
import { Checkbox } from "#renderer/ui/checkbox.tsx";

export interface KeepChoice {
  isKept: boolean;
  /** Null in the desktop app, which always keeps. */
  choose: ((isKept: boolean) => void) | null;
}

/** Whether this browser keeps tickets, as was chosen in it last; at first it does, for else nothing works without network. */
export function useKeepChoice(): KeepChoice {
  const { description } = useDesktop();
  const [choice, remember] = useRemembered("keep-tickets", ["yes", "no"], "yes");
  if (description.kind === "desktop") return { isKept: true, choose: null };
  return { isKept: choice === "yes", choose: (isKept) => remember(isKept ? "yes" : "no") };
}

export function KeepChoiceField({ isKept, choose }: KeepChoice) {
  if (!choose) return null;
  return (
    <Checkbox
      label={t("signIn.keep")}
      hint={isKept ? t("signIn.keepDetail") : t("signIn.keepNot")}
      checked={isKept}
      onCheckedChange={choose}
    />
  );
}

import { useRemembered } from "#renderer/desktop/remembered.ts";
import { useDesktop } from "#renderer/desktop/use-desktop.tsx";
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
      label="Keep my tickets on this computer"
      hint={
        isKept
          ? "You stay signed in, and can read and write without network. Switch it off on a computer that others use."
          : "Nothing is left here when you close this page. What has not been sent by then is lost; you are asked first."
      }
      checked={isKept}
      onCheckedChange={choose}
    />
  );
}

import { Tooltip as BaseTooltip } from "@base-ui/react/tooltip";
import type { ReactElement } from "react";
import { KeyboardHint } from "./keyboard-hint.tsx";

export interface TooltipProps {
  text: string;
  /** The keys that do the same, as in the shortcut table: "g m". */
  keys?: string | undefined;
  children: ReactElement;
}

/** A hint for what has a name of its own already; nothing that must be read stands here alone. */
export function Tooltip({ text, keys, children }: TooltipProps) {
  return (
    <BaseTooltip.Root>
      <BaseTooltip.Trigger render={children} />
      <BaseTooltip.Portal>
        <BaseTooltip.Positioner sideOffset={6} className="z-60">
          <BaseTooltip.Popup className="flex max-w-72 items-center gap-2 rounded-md bg-inverse px-2 py-1 text-xs text-on-inverse shadow-popup transition-opacity data-starting-style:opacity-0 data-ending-style:opacity-0">
            {text}
            {keys && <KeyboardHint keys={keys} tone="inverse" />}
          </BaseTooltip.Popup>
        </BaseTooltip.Positioner>
      </BaseTooltip.Portal>
    </BaseTooltip.Root>
  );
}

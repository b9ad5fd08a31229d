import { t } from "#renderer/texts/texts.ts";
import { classes } from "./classes.ts";

const NAMES: Readonly<Record<string, string>> = {
  Enter: "↵",
  ArrowUp: "↑",
  ArrowDown: "↓",
  Shift: "⇧",
};

/**
 * Keys to press: "g m" one after the other, "Mod+Enter" together (Mod is Cmd on a Mac, Ctrl elsewhere). `inverse` stands on
 * a ground of another colour, as in a tooltip or a button, in the colour of the words beside it.
 */
export function KeyboardHint({ keys, tone = "plain" }: { keys: string; tone?: "plain" | "inverse" }) {
  const cap = tone === "plain" ? "border-line-strong bg-canvas text-ink-muted" : "border-current/40";
  return (
    <span className="inline-flex items-center gap-0.5">
      {keys.split(/[ +]/).map((key) => (
        <kbd
          key={key}
          className={classes("min-w-4.5 rounded-sm border px-1 text-center font-sans text-2xs leading-4", cap)}
        >
          {nameOfKey(key)}
        </kbd>
      ))}
    </span>
  );
}

function nameOfKey(key: string): string {
  if (key === "Mod") return isMac() ? "⌘" : t("ui.control");
  if (key === "Escape") return t("ui.escape");
  return NAMES[key] ?? (key.length === 1 ? key.toUpperCase() : key);
}

function isMac(): boolean {
  return typeof navigator !== "undefined" && /Mac|iPhone|iPad/.test(navigator.userAgent);
}

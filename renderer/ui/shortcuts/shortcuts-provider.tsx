// One listener for the window and one table of shortcuts. A part of the screen binds what a command does while it is
// there; of several, the one bound last is asked. A command without keys is bound alike, and run by its name.

import { createContext, type ReactNode, useCallback, useContext, useEffect, useEffectEvent, useMemo } from "react";
import { belongsElsewhere } from "./key-owner.ts";
import { type KeyBinding, matchKeys, spellKey } from "./shortcut.ts";

type Handler = () => void;

interface Bindings {
  bind(id: string, handler: Handler): () => void;
  find(id: string): Handler | undefined;
}

/** How long a begun sequence waits for its next key. */
const PATIENCE_MS = 1_500;

const BindingsContext = createContext<Bindings | null>(null);

export function ShortcutsProvider({ table, children }: { table: readonly KeyBinding[]; children: ReactNode }) {
  const bindings = useMemo(createBindings, []);
  useEffect(() => listen(table, bindings), [table, bindings]);
  return <BindingsContext value={bindings}>{children}</BindingsContext>;
}

/** Binds what a command does while the caller is on the screen. Without a provider it does nothing. */
export function useShortcut(id: string, handler: Handler, isEnabled = true): void {
  useShortcuts(isEnabled ? { [id]: handler } : {});
}

/** The same for several commands at once; those that can't be done now are left out. */
export function useShortcuts(handlers: Readonly<Partial<Record<string, Handler>>>): void {
  const bindings = useContext(BindingsContext);
  const run = useEffectEvent((id: string) => handlers[id]?.());
  const ids = Object.keys(handlers).join(" ");
  useEffect(() => {
    const unbind = ids
      .split(" ")
      .filter(Boolean)
      .map((id) => bindings?.bind(id, () => run(id)));
    return () => {
      for (const letGo of unbind) letGo?.();
    };
  }, [bindings, ids]);
}

/** Finds what a command does now; undefined where nothing on the screen can do it. */
export function useFindCommand(): (id: string) => Handler | undefined {
  const bindings = useContext(BindingsContext);
  return useCallback((id) => bindings?.find(id), [bindings]);
}

function createBindings(): Bindings {
  const handlers = new Map<string, Handler[]>();
  return {
    bind(id, handler) {
      handlers.set(id, [...(handlers.get(id) ?? []), handler]);
      return () =>
        handlers.set(
          id,
          (handlers.get(id) ?? []).filter((other) => other !== handler),
        );
    },
    find: (id) => handlers.get(id)?.at(-1),
  };
}

function listen(table: readonly KeyBinding[], bindings: Bindings): () => void {
  let pressed: string[] = [];
  let forget: ReturnType<typeof setTimeout> | undefined;

  const onKeyDown = (event: KeyboardEvent) => {
    clearTimeout(forget);
    const key = event.defaultPrevented || event.isComposing ? null : spellKey(event);
    if (key === null || belongsElsewhere(event.target, key)) return;
    const before = pressed;
    pressed = [];
    const match = bestMatch(table, before, key);
    if (match.type === "begun") {
      pressed = match.pressed;
      forget = setTimeout(() => (pressed = []), PATIENCE_MS);
    }
    if (match.type !== "complete") return;
    const handler = bindings.find(match.id);
    if (!handler) return;
    event.preventDefault();
    handler();
  };

  window.addEventListener("keydown", onKeyDown);
  return () => {
    clearTimeout(forget);
    window.removeEventListener("keydown", onKeyDown);
  };
}

type Step = { type: "none" } | { type: "begun"; pressed: string[] } | { type: "complete"; id: string };

/** A key that does not go on with what was begun begins anew. */
function bestMatch(table: readonly KeyBinding[], before: readonly string[], key: string): Step {
  const pressed = [...before, key];
  const match = matchKeys(table, pressed);
  if (match.type === "none" && before.length > 0) return bestMatch(table, [], key);
  return match.type === "begun" ? { type: "begun", pressed } : match;
}

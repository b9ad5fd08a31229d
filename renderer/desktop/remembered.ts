// Choices of looks that this device remembers for whoever uses it: nothing of a ticket, no words. Where the browser
// keeps nothing, a choice lasts as long as the window.

import { useState } from "react";

export function useRemembered<T extends string>(name: string, choices: readonly T[], first: T) {
  const [value, setValue] = useState<T>(() => findRemembered(name, choices) ?? first);
  const choose = (chosen: T) => {
    setValue(chosen);
    remember(name, chosen);
  };
  return [value, choose] as const;
}

export function findRemembered<T extends string>(name: string, choices: readonly T[]): T | undefined {
  try {
    const kept = localStorage.getItem(keyOf(name));
    return choices.find((choice) => choice === kept);
  } catch {
    return undefined;
  }
}

export function remember(name: string, value: string): void {
  try {
    localStorage.setItem(keyOf(name), value);
  } catch {
    // It holds until the window closes.
  }
}

function keyOf(name: string): string {
  return `holdfast:${name}`;
}

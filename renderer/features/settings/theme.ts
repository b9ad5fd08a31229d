import { findRemembered, remember } from "#renderer/desktop/remembered.ts";

export const THEMES = ["system", "light", "dark"] as const;
export type Theme = (typeof THEMES)[number];

const NAME = "theme";

export function findTheme(): Theme {
  return findRemembered(NAME, THEMES) ?? "system";
}

export function chooseTheme(theme: Theme): void {
  remember(NAME, theme);
  showTheme(theme);
}

export function showTheme(theme: Theme): void {
  if (theme === "system") delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
}

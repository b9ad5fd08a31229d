import { useEffect, useEffectEvent } from "react";
import type { MenuCommand } from "#protocol/desktop/desktop-event.ts";
import { useDesktopNews } from "./desktop-news.ts";

/** Carries out what is chosen in the menu of the system, while the caller is on the screen. */
export function useMenuCommand(command: MenuCommand, handler: () => void): void {
  const chosen = useDesktopNews((news) => news.command);
  const run = useEffectEvent(handler);
  useEffect(() => {
    if (chosen !== command) return;
    useDesktopNews.setState({ command: null });
    run();
  }, [chosen, command]);
}

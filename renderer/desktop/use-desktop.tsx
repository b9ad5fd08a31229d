import { createContext, type ReactNode, useContext } from "react";
import type { DesktopBridge, DesktopDescription } from "#protocol/desktop/desktop-bridge.ts";

/** Where the app runs, and what it may ask of the system around it. */
export interface Desktop {
  bridge: DesktopBridge;
  description: DesktopDescription;
  /** The sync server's base address. */
  server: string;
}

const DesktopContext = createContext<Desktop | null>(null);

export function DesktopProvider({ desktop, children }: { desktop: Desktop; children: ReactNode }) {
  return <DesktopContext value={desktop}>{children}</DesktopContext>;
}

/** @throws outside a DesktopProvider. */
export function useDesktop(): Desktop {
  const desktop = useContext(DesktopContext);
  if (!desktop) throw new Error("useDesktop needs a DesktopProvider around it");
  return desktop;
}

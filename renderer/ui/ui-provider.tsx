import { CSPProvider } from "@base-ui/react/csp-provider";
import { Tooltip } from "@base-ui/react/tooltip";
import type { ReactNode } from "react";
import { NoticeProvider } from "./toast.tsx";

/** Put once around the app: tooltips, notices, and no <style> elements that a strict policy would refuse. */
export function UiProvider({ children }: { children: ReactNode }) {
  return (
    <CSPProvider disableStyleElements>
      <Tooltip.Provider delay={500}>
        <NoticeProvider>{children}</NoticeProvider>
      </Tooltip.Provider>
    </CSPProvider>
  );
}

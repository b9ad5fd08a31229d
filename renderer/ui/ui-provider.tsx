import { CSPProvider } from "@base-ui/react/csp-provider";
import { Tooltip } from "@base-ui/react/tooltip";
import { NoticeProvider, type NoticeProviderProps } from "./toast.tsx";

/** Put once around the app: tooltips, notices, and no <style> elements that a strict policy would refuse. */
export function UiProvider(props: NoticeProviderProps) {
  return (
    <CSPProvider disableStyleElements>
      <Tooltip.Provider delay={500}>
        <NoticeProvider {...props} />
      </Tooltip.Provider>
    </CSPProvider>
  );
}

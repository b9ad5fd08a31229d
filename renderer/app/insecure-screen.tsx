import { GatePage } from "#renderer/features/sign-in/gate-page.tsx";
import { Banner } from "#renderer/ui/banner.tsx";

/** Browsers keep and lock nothing for a page that came over plain http, so the app can't work there. */
export function InsecureScreen() {
  return (
    <GatePage title="This connection is not secure">
      <Banner tone="warning">
        Holdfast keeps your tickets on this device, and browsers allow that over https alone. Open the same address with
        https://, or ask your administrator for it.
      </Banner>
    </GatePage>
  );
}

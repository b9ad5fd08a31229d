import { KeyRound, RefreshCw } from "lucide-react";
import { useState } from "react";
import type { DesktopBridge } from "#protocol/desktop/desktop-bridge.ts";
import { GatePage } from "#renderer/features/sign-in/gate-page.tsx";
import { Banner } from "#renderer/ui/banner.tsx";
import { Button } from "#renderer/ui/button.tsx";

export interface KeyStoreScreenProps {
  bridge: Pick<DesktopBridge, "forgetSecret">;
  /** Names of what can't be opened. */
  sealedSecrets: readonly string[];
}

/** What lies on this device is sealed with a key that the system does not hand out: nothing is opened, nor written over. */
export function KeyStoreScreen({ bridge, sealedSecrets }: KeyStoreScreenProps) {
  const [isAsking, setIsAsking] = useState(false);
  const startAnew = async () => {
    for (const name of sealedSecrets) await bridge.forgetSecret(name);
    location.reload();
  };
  return (
    <GatePage title="This computer’s key store is closed">
      <p className="text-base text-ink-muted">
        Your sign-in and your tickets are sealed with a key that this computer’s key store keeps, and it does not hand
        it out: it is locked, or it has been changed or replaced. All of it is still here.
      </p>
      <p className="text-base text-ink-muted">
        Unlock the key store (keychain, key ring or wallet) and try again, or ask your administrator to bring it back.
      </p>
      <Button variant="primary" size="lg" wide icon={RefreshCw} onClick={() => location.reload()}>
        Try again
      </Button>
      {isAsking ? (
        <Banner
          tone="danger"
          icon={KeyRound}
          title="What was not sent is lost."
          actions={
            <>
              <Button size="sm" variant="ghost" onClick={() => setIsAsking(false)}>
                Keep it
              </Button>
              <Button size="sm" variant="danger" onClick={() => void startAnew()}>
                Start anew
              </Button>
            </>
          }
        >
          You sign in again, and your tickets are fetched from the server.
        </Banner>
      ) : (
        <Button variant="ghost" wide onClick={() => setIsAsking(true)}>
          Start anew without it…
        </Button>
      )}
    </GatePage>
  );
}

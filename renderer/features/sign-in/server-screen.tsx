import { type FormEvent, useState } from "react";
import { type DesktopBridge, hasIpv6Host, serverAddressSchema } from "#protocol/desktop/desktop-bridge.ts";
import { t } from "#renderer/texts/texts.ts";
import { toFaultText } from "#renderer/ticket-display/fault-words.ts";
import { Button } from "#renderer/ui/button.tsx";
import { TextField } from "#renderer/ui/text-field.tsx";
import { GatePage } from "./gate-page.tsx";

export interface ServerScreenProps {
  bridge: DesktopBridge;
  address: string;
  /** The address is kept. The page must be loaded anew: it may talk to the kept server alone. */
  onKept: () => void;
  onCancel?: () => void;
}

/** The first start in the desktop app: which server is the desk's. */
export function ServerScreen({ bridge, address: given, onKept, onCancel }: ServerScreenProps) {
  const [address, setAddress] = useState(given);
  const [fault, setFault] = useState<string | null>(null);

  async function submit(event: FormEvent) {
    event.preventDefault();
    const typed = withScheme(address);
    const parsed = serverAddressSchema.safeParse(typed);
    if (!parsed.success) return setFault(t(hasIpv6Host(typed) ? "signIn.server.ipv6" : "signIn.server.invalid"));
    try {
      await bridge.keepServerAddress(parsed.data);
      onKept();
    } catch (thrown) {
      setFault(t("signIn.server.notKept", { why: toFaultText(thrown) }));
    }
  }

  return (
    <GatePage title={t("signIn.server.title")}>
      <form onSubmit={(event) => void submit(event)} className="flex flex-col gap-3.5">
        <TextField
          label={t("signIn.server.address")}
          hint={t("signIn.server.hint")}
          error={fault}
          inputMode="url"
          size="lg"
          autoCapitalize="none"
          spellCheck={false}
          autoFocus
          required
          placeholder="https://desk.example.org"
          value={address}
          onValueChange={setAddress}
        />
        <Button type="submit" variant="primary" size="lg" wide disabled={address.trim() === ""}>
          {t("signIn.server.continue")}
        </Button>
        {onCancel && (
          <Button variant="ghost" wide onClick={onCancel}>
            {t("actions.cancel")}
          </Button>
        )}
      </form>
    </GatePage>
  );
}

/** People type the name alone; then it is https. */
function withScheme(address: string): string {
  return /^[a-z]+:\/\//i.test(address.trim()) ? address : `https://${address.trim()}`;
}

import { ROLE_LABELS } from "#domain/people/role.ts";
import type { Account } from "#protocol/account/account.ts";
import { useDesktop } from "#renderer/desktop/use-desktop.tsx";
import { Facts, SettingsSection } from "./settings-section.tsx";

export function AccountSection({ account }: { account: Account }) {
  const { server } = useDesktop();
  return (
    <SettingsSection title="Account">
      <Facts
        facts={[
          { name: "Name", value: account.display_name },
          { name: "E-mail", value: account.email },
          { name: "Role", value: ROLE_LABELS[account.role] },
          { name: "Server", value: server },
        ]}
      />
    </SettingsSection>
  );
}

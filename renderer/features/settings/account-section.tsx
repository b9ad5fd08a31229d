import type { Account } from "#protocol/account/account.ts";
import { useDesktop } from "#renderer/desktop/use-desktop.tsx";
import { t } from "#renderer/texts/texts.ts";
import { Facts, SettingsSection } from "./settings-section.tsx";

export function AccountSection({ account }: { account: Account }) {
  const { server } = useDesktop();
  return (
    <SettingsSection title={t("settings.account.title")}>
      <Facts
        facts={[
          { name: t("settings.account.name"), value: account.display_name },
          { name: t("settings.account.email"), value: account.email },
          { name: t("settings.account.role"), value: t(`values.role.${account.role}`) },
          { name: t("settings.account.server"), value: server },
        ]}
      />
    </SettingsSection>
  );
}

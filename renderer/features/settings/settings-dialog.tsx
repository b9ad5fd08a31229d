import { isStaff } from "#domain/people/role.ts";
import type { Account } from "#protocol/account/account.ts";
import { t } from "#renderer/texts/texts.ts";
import { Dialog } from "#renderer/ui/dialog.tsx";
import { AccountSection } from "./account-section.tsx";
import { AppearanceSection } from "./appearance-section.tsx";
import { ComputerSection } from "./computer-section.tsx";
import { DiagnosticsSection } from "./diagnostics-section.tsx";
import { LanguageSection } from "./language-section.tsx";
import { NotificationsSection } from "./notifications-section.tsx";
import { ProtectionSection } from "./protection-section.tsx";
import { TokensSection } from "./tokens-section.tsx";
import { WorkingSection } from "./working-section.tsx";

export interface SettingsDialogProps {
  open: boolean;
  onClose: () => void;
  account: Account;
}

export function SettingsDialog({ open, onClose, account }: SettingsDialogProps) {
  return (
    <Dialog open={open} onClose={onClose} title={t("settings.title")}>
      <div className="flex flex-col divide-y divide-line [&>section]:py-4 [&>section:first-child]:pt-0 [&>section:last-child]:pb-0">
        <AppearanceSection />
        <LanguageSection />
        {isStaff(account.role) && <WorkingSection />}
        <NotificationsSection />
        <ComputerSection />
        <AccountSection account={account} />
        <ProtectionSection />
        <TokensSection />
        <DiagnosticsSection />
      </div>
    </Dialog>
  );
}

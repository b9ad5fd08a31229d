import { useState } from "react";
import type { Account } from "#protocol/account/account.ts";
import { useMenuCommand } from "#renderer/desktop/use-menu-command.ts";
import { SignOutDialog } from "#renderer/features/farewell/sign-out-dialog.tsx";
import { AccountMenu } from "#renderer/features/settings/account-menu.tsx";
import { SettingsDialog } from "#renderer/features/settings/settings-dialog.tsx";

/** The account's menu with the dialogs behind it. */
export function AccountControls({ account }: { account: Account }) {
  const [popup, setPopup] = useState<"settings" | "sign_out" | null>(null);
  const close = () => setPopup(null);
  useMenuCommand("settings", () => setPopup("settings"));
  return (
    <>
      <AccountMenu account={account} onSettings={() => setPopup("settings")} onSignOut={() => setPopup("sign_out")} />
      <SettingsDialog open={popup === "settings"} onClose={close} account={account} />
      <SignOutDialog open={popup === "sign_out"} onClose={close} />
    </>
  );
}

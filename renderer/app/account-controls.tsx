import { lazy, Suspense, useState } from "react";
import type { Account } from "#protocol/account/account.ts";
import { useMenuCommand } from "#renderer/desktop/use-menu-command.ts";
import { SignOutDialog } from "#renderer/features/farewell/sign-out-dialog.tsx";
import { AccountMenu } from "#renderer/features/settings/account-menu.tsx";

const SettingsDialog = lazy(() =>
  import("#renderer/features/settings/settings-dialog.tsx").then((room) => ({ default: room.SettingsDialog })),
);

/** The account's menu with the dialogs behind it. */
export function AccountControls({ account }: { account: Account }) {
  const [popup, setPopup] = useState<"settings" | "sign_out" | null>(null);
  const close = () => setPopup(null);
  useMenuCommand("settings", () => setPopup("settings"));
  return (
    <>
      <AccountMenu account={account} onSettings={() => setPopup("settings")} onSignOut={() => setPopup("sign_out")} />
      {popup === "settings" && (
        <Suspense>
          <SettingsDialog open onClose={close} account={account} />
        </Suspense>
      )}
      <SignOutDialog open={popup === "sign_out"} onClose={close} />
    </>
  );
}

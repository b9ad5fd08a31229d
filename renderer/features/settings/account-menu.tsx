import { ChevronsUpDown, LogOut, Settings } from "lucide-react";
import type { Account } from "#protocol/account/account.ts";
import { t } from "#renderer/texts/texts.ts";
import { Avatar } from "#renderer/ui/avatar.tsx";
import { Menu } from "#renderer/ui/menu.tsx";

export interface AccountMenuProps {
  account: Account;
  onSettings: () => void;
  onSignOut: () => void;
}

/** Who is signed in, and what concerns them alone. */
export function AccountMenu({ account, onSettings, onSignOut }: AccountMenuProps) {
  return (
    <Menu
      trigger={
        <button
          type="button"
          aria-label={t("settings.menu.account", { name: account.display_name })}
          className="flex h-9 max-w-full min-w-0 items-center gap-2 rounded-md px-1.5 text-left hover:bg-hover data-popup-open:bg-hover"
        >
          <Avatar name={account.display_name} />
          <span className="min-w-0 flex-1 truncate font-medium">{account.display_name}</span>
          <ChevronsUpDown aria-hidden className="size-3.5 shrink-0 text-ink-faint" />
        </button>
      }
      entries={[
        { type: "heading", label: account.email, detail: t(`values.role.${account.role}`) },
        { type: "separator", id: "below-heading" },
        { type: "item", label: t("settings.menu.settings"), icon: Settings, onSelect: onSettings },
        { type: "item", label: t("settings.menu.signOut"), icon: LogOut, onSelect: onSignOut },
      ]}
    />
  );
}

import type { Customer } from "#renderer/sync/desk.ts";
import { Avatar } from "#renderer/ui/avatar.tsx";
import type { ComboboxOption } from "#renderer/ui/combobox.tsx";

/** A customer as one of those that a field proposes. */
export function toCustomerOption({ id, displayName, email }: Customer): ComboboxOption {
  return { value: id, label: displayName, detail: email, mark: <Avatar name={displayName} size="xs" /> };
}

import { UserPlus } from "lucide-react";
import { type RefObject, useMemo, useState } from "react";
import type { Customer } from "#renderer/sync/desk.ts";
import { t } from "#renderer/texts/texts.ts";
import { Combobox, type ComboboxOption } from "#renderer/ui/combobox.tsx";
import { TextField } from "#renderer/ui/text-field.tsx";
import { toCustomerOption } from "./customer-option.tsx";
import { findNewAddress, type PickedCustomer } from "./picked-customer.ts";
import { useCustomers } from "./use-customers.ts";

export interface CustomerPickerProps {
  value: PickedCustomer | null;
  onValueChange: (value: PickedCustomer | null) => void;
  error?: string | null;
  inputRef?: RefObject<HTMLInputElement | null>;
}

const SHOWN_AT_MOST = 50;

/** Chooses a customer among those on the device, or by an e-mail address, known to the desk or new. */
export function CustomerPicker({ value, onValueChange, error, inputRef }: CustomerPickerProps) {
  const chosen = useMemo(() => (value ? toOption(value) : null), [value]);
  const [typed, setTyped] = useState<string | null>(null);
  const customers = useCustomers(typed ?? "", SHOWN_AT_MOST);
  const query = typed ?? chosen?.label ?? "";
  const options = optionsFor(customers, typed ?? "");

  return (
    <div className="flex flex-col gap-2">
      <Combobox
        label={t("display.customer.label")}
        placeholder={t("display.customer.placeholder")}
        options={options}
        value={chosen}
        onValueChange={(option) => {
          setTyped(null);
          onValueChange(option ? toPicked(option, customers) : null);
        }}
        query={query}
        onQueryChange={(next) => setTyped(next === chosen?.label ? null : next)}
        emptyText={t("display.customer.nobody")}
        error={error}
        {...(inputRef && { inputRef })}
      />
      {value?.type === "by_email" && (
        <TextField
          label={t("display.customer.name")}
          value={value.displayName}
          onValueChange={(displayName) => onValueChange({ ...value, displayName })}
          maxLength={120}
        />
      )}
    </div>
  );
}

const NEW_PREFIX = "new:";

function optionsFor(customers: readonly Customer[], query: string): ComboboxOption[] {
  const found = customers.map(toCustomerOption);
  const address = findNewAddress(customers, query);
  return address ? [...found, newOption(address)] : found;
}

function newOption(address: string): ComboboxOption {
  return {
    value: `${NEW_PREFIX}${address}`,
    label: address,
    detail: t("display.customer.useAddress"),
    mark: <UserPlus aria-hidden className="size-4 text-ink-faint" />,
  };
}

function toOption(picked: PickedCustomer): ComboboxOption {
  if (picked.type === "by_email") return newOption(picked.email);
  return { value: picked.id, label: picked.displayName, detail: picked.email };
}

function toPicked({ value, label }: ComboboxOption, customers: readonly Customer[]): PickedCustomer | null {
  if (value.startsWith(NEW_PREFIX)) return { type: "by_email", email: label, displayName: "" };
  const customer = customers.find(({ id }) => id === value);
  return customer ? { type: "known", ...customer } : null;
}

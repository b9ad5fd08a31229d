import { useState } from "react";
import { t } from "#renderer/texts/texts.ts";
import { toCustomerOption } from "#renderer/ticket-display/customer-option.tsx";
import { useCustomers } from "#renderer/ticket-display/use-customers.ts";
import { Button } from "#renderer/ui/button.tsx";
import { Combobox } from "#renderer/ui/combobox.tsx";
import { Dialog } from "#renderer/ui/dialog.tsx";
import { ChipButton } from "./filter-chip.tsx";

export interface CustomerChipProps {
  /** Null where any will do. */
  customerId: string | null;
  name: string | null;
  onChange: (customerId: string | null) => void;
}

/** One customer, looked up as somebody types. */
export function CustomerChip({ customerId, name, onChange }: CustomerChipProps) {
  const [isOpen, setIsOpen] = useState(false);
  const choose = (chosen: string | null) => {
    setIsOpen(false);
    onChange(chosen);
  };
  return (
    <>
      <ChipButton
        name={t("inbox.filter.customer")}
        chosen={customerId === null ? null : (name ?? t("inbox.filter.unknownCustomer"))}
        aria-haspopup="dialog"
        onClick={() => setIsOpen(true)}
      />
      <Dialog
        open={isOpen}
        onClose={() => setIsOpen(false)}
        size="sm"
        title={t("inbox.filter.customerTitle")}
        footer={customerId !== null && <Button onClick={() => choose(null)}>{t("inbox.filter.anyCustomer")}</Button>}
      >
        <CustomerSearch onChoose={choose} />
      </Dialog>
    </>
  );
}

const SHOWN_AT_MOST = 50;

function CustomerSearch({ onChoose }: { onChoose: (customerId: string) => void }) {
  const [typed, setTyped] = useState("");
  const customers = useCustomers(typed, SHOWN_AT_MOST);
  return (
    <Combobox
      label={t("inbox.filter.customer")}
      placeholder={t("inbox.filter.customerPlaceholder")}
      options={customers.map(toCustomerOption)}
      value={null}
      onValueChange={(option) => option && onChoose(option.value)}
      query={typed}
      onQueryChange={setTyped}
      emptyText={t("display.customer.nobody")}
    />
  );
}

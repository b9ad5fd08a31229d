import { ArrowUpDown } from "lucide-react";
import { memo, useState } from "react";
import { t } from "#renderer/texts/texts.ts";
import { keysOf, useDeskCommand, useDeskCommands } from "#renderer/ticket-display/desk-commands.ts";
import { GROUPS, type ListOrder, SORTS, sortShown } from "#renderer/ticket-display/list-orders.ts";
import { Button } from "#renderer/ui/button.tsx";
import { Menu } from "#renderer/ui/menu.tsx";

export interface OrderMenuProps {
  order: ListOrder;
  onChange: (order: ListOrder) => void;
}

/**
 * How the list is sorted and grouped, in one menu; by its key, and each choice by the palette. Where its container is narrow it
 * shows as an icon, so that the name of the view has room.
 */
export const OrderMenu = memo(function OrderMenu({ order, onChange }: OrderMenuProps) {
  const [isOpen, setIsOpen] = useState(false);
  const chooseSort = (sort: ListOrder["sort"]) => onChange({ ...order, sort });
  const chooseGroup = (groupBy: ListOrder["groupBy"]) => onChange({ ...order, groupBy });
  useDeskCommand("order", () => setIsOpen(true));
  useDeskCommands({
    ...Object.fromEntries(SORTS.map((sort) => [`sort-${sort}`, () => chooseSort(sort)])),
    ...Object.fromEntries(GROUPS.map((groupBy) => [`group-${groupBy}`, () => chooseGroup(groupBy)])),
  });
  const shown = sortShown(order);
  return (
    <Menu
      open={isOpen}
      onOpenChange={setIsOpen}
      trigger={
        <Button size="sm" variant="ghost" icon={ArrowUpDown} title={`${t("display.order.title")} (${keysOf("order")})`}>
          <span className="@max-xs:sr-only">{t(`display.order.sorts.${shown}`)}</span>
        </Button>
      }
      entries={[
        {
          type: "choice",
          label: t("display.order.sortBy"),
          options: SORTS.map((value) => ({
            label: t(`display.order.sorts.${value}`),
            isChosen: value === shown,
            disabled: order.groupBy === "customer" && value !== "waiting",
            onChoose: () => chooseSort(value),
          })),
        },
        { type: "separator", id: "between" },
        {
          type: "choice",
          label: t("display.order.groupBy"),
          options: GROUPS.map((value) => ({
            label: t(`display.order.groups.${value}`),
            isChosen: value === order.groupBy,
            onChoose: () => chooseGroup(value),
          })),
        },
      ]}
    />
  );
});

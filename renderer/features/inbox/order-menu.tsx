import { ArrowUpDown } from "lucide-react";
import { memo } from "react";
import { t } from "#renderer/texts/texts.ts";
import { keysOf, useDeskCommand, useDeskCommands } from "#renderer/ticket-display/desk-commands.ts";
import { GROUPS, type ListOrder, SORTS, sortShown } from "#renderer/ticket-display/list-orders.ts";
import { Button } from "#renderer/ui/button.tsx";
import { Menu } from "#renderer/ui/menu.tsx";
import { useStable } from "#renderer/ui/use-stable.ts";
import { useStateOf } from "#renderer/ui/use-state-of.ts";

export interface OrderMenuProps {
  /** Which list it orders: where another one follows, an open menu is closed. */
  listKey: string;
  order: ListOrder;
  onChange: (order: ListOrder) => void;
}

/**
 * How the list is sorted and grouped, in one menu; by its key, and each choice by the palette. Where its container is narrow it
 * shows as an icon, so that the name of the view has room.
 */
export function OrderMenu({ listKey, order, onChange }: OrderMenuProps) {
  const [isOpen, setIsOpen] = useStateOf<boolean>(listKey);
  const chooseSort = (sort: ListOrder["sort"]) => onChange({ ...order, sort });
  const chooseGroup = (groupBy: ListOrder["groupBy"]) => onChange({ ...order, groupBy });
  useDeskCommand("order", () => setIsOpen(true));
  useDeskCommands({
    ...Object.fromEntries(SORTS.map((sort) => [`sort-${sort}`, () => chooseSort(sort)])),
    ...Object.fromEntries(GROUPS.map((groupBy) => [`group-${groupBy}`, () => chooseGroup(groupBy)])),
  });
  return (
    <OrderChoices
      shown={sortShown(order)}
      groupBy={order.groupBy}
      isOpen={isOpen ?? false}
      onOpenChange={useStable(setIsOpen)}
      chooseSort={useStable(chooseSort)}
      chooseGroup={useStable(chooseGroup)}
    />
  );
}

interface OrderChoicesProps {
  shown: ListOrder["sort"];
  groupBy: ListOrder["groupBy"];
  isOpen: boolean;
  onOpenChange: (isOpen: boolean) => void;
  chooseSort: (sort: ListOrder["sort"]) => void;
  chooseGroup: (groupBy: ListOrder["groupBy"]) => void;
}

/** Rendered where the order is another one, not with each list. */
const OrderChoices = memo(function OrderChoices({ shown, groupBy, ...props }: OrderChoicesProps) {
  const { isOpen, onOpenChange, chooseSort, chooseGroup } = props;
  return (
    <Menu
      open={isOpen}
      onOpenChange={onOpenChange}
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
            disabled: groupBy === "customer" && value !== "waiting",
            onChoose: () => chooseSort(value),
          })),
        },
        { type: "separator", id: "between" },
        {
          type: "choice",
          label: t("display.order.groupBy"),
          options: GROUPS.map((value) => ({
            label: t(`display.order.groups.${value}`),
            isChosen: value === groupBy,
            onChoose: () => chooseGroup(value),
          })),
        },
      ]}
    />
  );
});

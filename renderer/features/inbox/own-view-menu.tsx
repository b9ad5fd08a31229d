import { ArrowDown, ArrowUp, Ellipsis, Pencil, Trash2 } from "lucide-react";
import { useState } from "react";
import type { SavedFilter } from "#domain/search/saved-filter.ts";
import { t } from "#renderer/texts/texts.ts";
import { useDeskCommands } from "#renderer/ticket-display/desk-commands.ts";
import { IconButton } from "#renderer/ui/icon-button.tsx";
import { Menu } from "#renderer/ui/menu.tsx";
import { FilterNameDialog } from "./filter-name-dialog.tsx";
import { useSaveFilter } from "./use-save-filter.ts";
import type { OwnView } from "./views.ts";

export interface OwnViewMenuProps {
  view: OwnView;
  saved: SavedFilter;
}

/** What can be done with a view that one has saved, also by the palette. */
export function OwnViewMenu({ view, saved }: OwnViewMenuProps) {
  const { remove, move, rename } = useSaveFilter(view);
  const [isNaming, setIsNaming] = useState(false);
  const startNaming = () => setIsNaming(true);
  const moveUp = () => void move(saved, "up");
  const moveDown = () => void move(saved, "down");
  const onRemove = () => void remove(saved);
  useDeskCommands({ renameView: startNaming, moveViewUp: moveUp, moveViewDown: moveDown, deleteView: onRemove });
  return (
    <>
      <Menu
        trigger={<IconButton label={t("inbox.filter.menu", { name: saved.name })} icon={Ellipsis} />}
        entries={[
          { type: "item", label: t("commands.renameView"), icon: Pencil, onSelect: startNaming },
          { type: "item", label: t("commands.moveViewUp"), icon: ArrowUp, onSelect: moveUp },
          { type: "item", label: t("commands.moveViewDown"), icon: ArrowDown, onSelect: moveDown },
          { type: "separator", id: "before-delete" },
          { type: "item", label: t("commands.deleteView"), icon: Trash2, tone: "danger", onSelect: onRemove },
        ]}
      />
      <FilterNameDialog
        title={t("inbox.filter.renameTitle")}
        first={saved.name}
        open={isNaming}
        onClose={() => setIsNaming(false)}
        onName={(name) => void rename(saved, name)}
      />
    </>
  );
}

import { t } from "#renderer/texts/texts.ts";
import { Dialog } from "../dialog.tsx";
import { KeyboardHint } from "../keyboard-hint.tsx";
import { groupCommands, type Shortcut } from "./shortcut.ts";

export interface ShortcutSheetProps {
  /** Asked once it is open. */
  table: () => readonly Shortcut[];
  open: boolean;
  onClose: () => void;
}

/** Every shortcut there is, by group. */
export function ShortcutSheet({ table, open, onClose }: ShortcutSheetProps) {
  return (
    <Dialog open={open} onClose={onClose} size="lg" title={t("ui.shortcuts")}>
      <SheetContent table={table} />
    </Dialog>
  );
}

function SheetContent({ table }: Pick<ShortcutSheetProps, "table">) {
  return (
    <div className="columns-1 gap-8 sm:columns-2">
      {groupCommands(table()).map(({ group, commands }) => (
        <section key={group} className="mb-5 break-inside-avoid">
          <h3 className="mb-1 text-xs font-semibold text-ink-muted">{group}</h3>
          <dl>
            {commands.map(({ id, label, keys }) => (
              <div
                key={id}
                className="flex items-center justify-between gap-3 border-b border-line py-1 last:border-b-0"
              >
                <dt>{label}</dt>
                <dd>
                  <KeyboardHint keys={keys} />
                </dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </div>
  );
}
